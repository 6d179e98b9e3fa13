using GenreFunctions.Functions.Tagging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Staging;

/// <summary>Activity: deletes the staging blob of an orchestration, if there is one.</summary>
public sealed class DiscardStaging(StagingArea staging)
{
    /// <summary>Deletes it.</summary>
    /// <exception cref="TransientFailureException">Not now; again in a moment.</exception>
    [Function(nameof(DiscardStaging))]
    public Task RunAsync([ActivityTrigger] string instanceId, CancellationToken cancellation) =>
        TransientFailures.ToldAsync(() => staging.DiscardAsync(instanceId, cancellation), cancellation);
}
