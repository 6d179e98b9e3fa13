using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace GenreFunctions.Functions.Metrics;

/// <summary>
/// Sends the metrics of <see cref="GenreMetrics"/>, and no others, by OTLP: every minute unless <c>OTEL_METRIC_EXPORT_INTERVAL</c> says otherwise, and once
/// more when the app stops. OpenTelemetry's own settings (<c>OTEL_…</c>) count, from the environment or from the app's settings.
/// </summary>
internal sealed class OtlpMetrics(IConfiguration configuration) : IHostedService, IDisposable
{
    private const string ServiceName = "genre-functions";

    // A receiver that is away must not hold up the end.
    private const int FlushMilliseconds = 5000;

    private MeterProvider? _provider;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            // What OTEL_SERVICE_NAME and OTEL_RESOURCE_ATTRIBUTES say counts more.
            .ConfigureResource(resource => resource.Clear().AddService(ServiceName).AddTelemetrySdk().AddEnvironmentVariableDetector())
            .AddMeter(GenreMetrics.MeterName)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.Run(() => _provider?.Shutdown(FlushMilliseconds), cancellationToken);

    public void Dispose() => _provider?.Dispose();
}
