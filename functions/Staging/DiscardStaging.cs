using GenreFunctions.Functions.Metering;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Staging;

/// <summary>Activity: deletes the staging blob of an orchestration, if there is one.</summary>
public sealed class DiscardStaging(StagingArea staging, Executions executions)
{
    /// <summary>Deletes it.</summary>
    [Function(nameof(DiscardStaging))]
    public Task<ActivityReport<bool>> RunAsync([ActivityTrigger] string instanceId, CancellationToken cancellation) =>
        executions.ReportAsync(
            nameof(DiscardStaging),
            async _ =>
            {
                await staging.DiscardAsync(instanceId, cancellation);
                return true;
            },
            cancellation);
}
