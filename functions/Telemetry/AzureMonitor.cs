using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using GenreFunctions.Functions.Metrics;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;

namespace GenreFunctions.Functions.Telemetry;

/// <summary>
/// Sends logs, traces and the meter <c>GenreFunctions</c> to Application Insights, with the app's identity. In the Azure build only
/// (docs/adr/0020-telemetry-and-delivery-in-azure.md).
/// </summary>
internal static partial class HostTelemetry
{
    /// <summary>Which Application Insights: an address, and no secret where keys are off. Without it nothing is sent.</summary>
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    static partial void AddAzureMonitor(FunctionsApplicationBuilder builder)
    {
        if (Setting.Text(builder.Configuration, ConnectionString) is null)
            return;
        var identity = TelemetryIdentity.From(builder.Configuration);

        // The worker's defaults tell the host that the worker sends its own logs, so that the host passes none on: each line is there once. Requests to the
        // app, and calls that the Azure libraries make, are the host's spans or nobody's: no instrumentation of ASP.NET Core or HTTP is added here.
        builder.Services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .UseAzureMonitorExporter()
            .WithMetrics(metrics => metrics.AddMeter(GenreMetrics.MeterName));

        builder.Services.Configure<AzureMonitorExporterOptions>(options =>
        {
            if (identity is not null)
                options.Credential = new ManagedIdentityCredential(identity.Id);

            // Traces are sampled by OTEL_TRACES_SAMPLER, in the host and here alike; the line about a song is not, and neither is a warning.
            options.EnableTraceBasedLogsSampler = false;
        });

        // One line a song; of the libraries, what is wrong.
        builder.Logging
            .AddFilter<OpenTelemetryLoggerProvider>(category: null, LogLevel.Warning)
            .AddFilter<OpenTelemetryLoggerProvider>(nameof(GenreFunctions), LogLevel.Information);
    }
}
