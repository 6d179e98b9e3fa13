using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Metrics;

/// <summary>What measuring takes, and sending the figures on where somebody wants them.</summary>
internal static class MetricsServices
{
    /// <summary>Where metrics are sent to, as OpenTelemetry calls the setting.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static IServiceCollection AddGenreMetrics(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddMetrics();
        services.AddSingleton<GenreMetrics>();
        if (Setting.Text(configuration, Endpoint) is not { } endpoint)
            return services;
        return Uri.TryCreate(endpoint, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
            ? services.AddOtlp(configuration)
            : throw new InvalidOperationException($"The setting {Endpoint} is no address such as http://127.0.0.1:4318.");
    }

    // Apart, so that the libraries are not even loaded where nothing is sent.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IServiceCollection AddOtlp(this IServiceCollection services, IConfiguration configuration) =>
        services.AddHostedService(_ => new OtlpMetrics(configuration));
}
