using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Functions.Tests.Catalogue;

/// <summary>Keeps what was scheduled, and runs none of it.</summary>
internal sealed class CountedOrchestrations() : DurableTaskClient("test")
{
    private readonly Lock _lock = new();

    public List<(OrchestrationMetadata Metadata, object? Input)> Scheduled { get; } = [];

    /// <summary>Whether it restricts a list as the query says. Not every backend does.</summary>
    public bool HeedsQueries { get; set; } = true;

    public void Add(string instanceId, OrchestrationRuntimeStatus status) => Put("TagSong", instanceId, null, status);

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        Put(orchestratorName.Name, options!.InstanceId!, input, OrchestrationRuntimeStatus.Pending);
        return Task.FromResult(options.InstanceId!);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        lock (_lock)
            return Task.FromResult(Scheduled.Select(one => one.Metadata).FirstOrDefault(one => one.InstanceId == instanceId));
    }

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        lock (_lock)
        {
            return new Pages([.. Scheduled.Select(one => one.Metadata)
                .Where(one => !HeedsQueries
                    || (filter?.Statuses?.Contains(one.RuntimeStatus) != false && one.InstanceId.StartsWith(filter?.InstanceIdPrefix ?? "", StringComparison.Ordinal)))]);
        }
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Put(string name, string instanceId, object? input, OrchestrationRuntimeStatus status)
    {
        lock (_lock)
        {
            if (Scheduled.Any(one => one.Metadata.InstanceId == instanceId))
                throw new InvalidOperationException($"There is an orchestration {instanceId} already.");
            Scheduled.Add((new OrchestrationMetadata(name, instanceId) { RuntimeStatus = status }, input));
        }
    }

    private sealed class Pages(IReadOnlyList<OrchestrationMetadata> items) : AsyncPageable<OrchestrationMetadata>
    {
        public override async IAsyncEnumerator<OrchestrationMetadata> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            foreach (var item in items)
            {
                await Task.CompletedTask;
                yield return item;
            }
        }
    }
}
