using System.Text.Json;
using GenreFunctions.Functions.Tagging;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Functions.Tests.Uploads;

/// <summary>Orchestrations that do nothing: scheduled, ended and removed, and nothing in between.</summary>
internal sealed class FakeDurableClient() : DurableTaskClient("fake")
{
    public Dictionary<string, OrchestrationMetadata> Instances { get; } = [];

    public DateTimeOffset Now { get; init; } = DateTimeOffset.UnixEpoch;

    public List<PurgeInstancesFilter> Purges { get; } = [];

    /// <summary>Happens at the moment of scheduling, after the question whether there is one.</summary>
    public Action<string>? OnSchedule { get; set; }

    /// <summary>Whether an orchestration that is terminated is so at once.</summary>
    public bool TerminatesAtOnce { get; set; } = true;

    public TaggingRequest RequestOf(string instanceId) => Instances[instanceId].ReadInputAs<TaggingRequest>()!;

    public void Add(string instanceId, TaggingRequest request, OrchestrationRuntimeStatus status, DateTimeOffset lastUpdatedAt, string name = nameof(TagSong)) =>
        Instances.Add(instanceId, new OrchestrationMetadata(name, instanceId)
        {
            RuntimeStatus = status,
            CreatedAt = lastUpdatedAt,
            LastUpdatedAt = lastUpdatedAt,
            SerializedInput = JsonSerializer.Serialize(request),
        });

    public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        var instanceId = options!.InstanceId!;
        OnSchedule?.Invoke(instanceId);
        if (Instances.ContainsKey(instanceId))
            throw new NotSupportedException("There is one of that name.");
        Add(instanceId, (TaggingRequest)input!, OrchestrationRuntimeStatus.Pending, Now, orchestratorName.Name);
        return Task.FromResult(instanceId);
    }

    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        Task.FromResult(Instances.GetValueOrDefault(instanceId));

    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) =>
        new Pages([.. Instances.Values.Where(instance => filter?.Statuses?.Contains(instance.RuntimeStatus) != false)]);

    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        var instance = Instances[instanceId];
        if (TerminatesAtOnce)
        {
            Instances.Remove(instanceId);
            Add(instanceId, instance.ReadInputAs<TaggingRequest>()!, OrchestrationRuntimeStatus.Terminated, instance.LastUpdatedAt);
        }

        return Task.CompletedTask;
    }

    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Assert.True(Instances[instanceId].IsCompleted, "Only an orchestration that has ended can be removed.");
        return Task.FromResult(new PurgeResult(Instances.Remove(instanceId) ? 1 : 0));
    }

    public override Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        Purges.Add(filter);
        return Task.FromResult(new PurgeResult(0));
    }

    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Pages(IReadOnlyList<OrchestrationMetadata> instances) : AsyncPageable<OrchestrationMetadata>
    {
        public override async IAsyncEnumerator<OrchestrationMetadata> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        {
            foreach (var instance in instances)
            {
                await Task.Yield();
                yield return instance;
            }
        }
    }
}
