using Microsoft.Azure.Functions.Worker.Builder;

namespace GenreFunctions.Functions.Telemetry;

/// <summary>What the app tells of itself in Azure, beside what goes by OTLP (<see cref="Metrics.MetricsServices"/>), which both builds send.</summary>
internal static partial class HostTelemetry
{
    /// <summary>Adds it.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it.</exception>
    public static void AddTelemetry(this FunctionsApplicationBuilder builder) => AddAzureMonitor(builder);

    // Its body is in AzureMonitor.cs, which is compiled against the official packages only: elsewhere there is nothing to call.
    static partial void AddAzureMonitor(FunctionsApplicationBuilder builder);
}
