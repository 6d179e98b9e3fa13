using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable;

/// <summary>The client of an engine in the same process. What it returns from is in the file. Thread-safe.</summary>
/// <param name="open">Opens the history, the first time.</param>
/// <param name="parts">The engine.</param>
internal sealed class EngineClient(Action open, EngineParts parts) : DurableTaskClient("embedded")
{
    /// <inheritdoc/>
    public override async Task<string> ScheduleNewOrchestrationInstanceAsync(
        TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(orchestratorName.Name);
        open();
        var id = string.IsNullOrEmpty(options?.InstanceId) ? Guid.NewGuid().ToString("N") : options.InstanceId;
        var row = new InstanceRow(id, orchestratorName.Name, DurableJson.Write(input), parts.Now, options?.StartAt?.UtcDateTime, Parent: null);
        var key = await parts.Store.WriteAsync(
            statements => statements.InsertInstance(row),
            key =>
            {
                if (key is not null)
                    parts.Admit(Instance.Of(key.Value, row));
            }).WaitAsync(cancellation);
        return key is null ? throw new InvalidOperationException($"An orchestration of the identity '{id}' exists already.") : id;
    }

    /// <inheritdoc/>
    public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(eventName);
        return SendAsync(instanceId, EventKind.EventRaised, eventName, eventPayload, cancellation);
    }

    /// <inheritdoc/>
    public override Task TerminateInstanceAsync(string instanceId, TerminateInstanceOptions? options = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, EventKind.TerminationAsked, options?.Recursive == true ? Termination.Recursive : null, options?.Output, cancellation);

    /// <inheritdoc/>
    public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, EventKind.SuspensionAsked, name: null, reason, cancellation);

    /// <inheritdoc/>
    public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) =>
        SendAsync(instanceId, EventKind.ResumptionAsked, name: null, reason, cancellation);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is none of that identity.</exception>
    public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, parts.Table.WhenStarted, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">There is none of that identity.</exception>
    public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) =>
        WaitAsync(instanceId, parts.Table.WhenEnded, getInputsAndOutputs, cancellation);

    /// <inheritdoc/>
    public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        open();
        return Task.Run(() => parts.Store.Reader.Find(instanceId, getInputsAndOutputs), cancellation);
    }

    /// <inheritdoc/>
    public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null)
    {
        filter ??= new OrchestrationQuery();
        ArgumentOutOfRangeException.ThrowIfLessThan(filter.PageSize, 1, nameof(filter));
        open();
        return new InstancePages(parts.Store.Reader, filter);
    }

    /// <inheritdoc/>
    public override Task<PurgeResult> PurgeInstanceAsync(string instanceId, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        return PurgeAsync(new InstanceFilter("instance_id = $0", [instanceId]), options, cancellation);
    }

    /// <inheritdoc/>
    public override Task<PurgeResult> PurgeAllInstancesAsync(PurgeInstancesFilter filter, PurgeInstanceOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return PurgeAsync(InstanceFilter.Of(filter.CreatedFrom, filter.CreatedTo, filter.Statuses), options, cancellation);
    }

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task<PurgeResult> PurgeAsync(InstanceFilter filter, PurgeInstanceOptions? options, CancellationToken cancellation)
    {
        open();
        return new PurgeResult(await parts.Store.WriteAsync(statements => statements.Purge(filter.Condition, options?.Recursive == true, filter.Values)).WaitAsync(cancellation));
    }

    private async Task<OrchestrationMetadata> WaitAsync(string instanceId, Func<string, Task> signal, bool getInputsAndOutputs, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        open();
        await signal(instanceId).WaitAsync(cancellation);
        return await GetInstancesAsync(instanceId, getInputsAndOutputs, cancellation) ?? throw new InvalidOperationException($"There is no orchestration of the identity '{instanceId}'.");
    }

    /// <summary>Puts something into an orchestration's inbox; one that ended, or never was, takes nothing.</summary>
    private async Task SendAsync(string instanceId, EventKind kind, string? name, object? payload, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrEmpty(instanceId);
        open();
        var message = new Message(Message.Unstored, Message.AnyGeneration, new HistoryEvent(kind, HistoryEvent.NoTask, name, DurableJson.Write(payload), parts.Now));
        await parts.Store.WriteAsync<(long Key, Message Message)?>(
            statements => statements.RunningKey(instanceId) is { } key ? (key, statements.InsertMessage(key, message)) : null,
            sent =>
            {
                if (sent is { } stored)
                    parts.Table.Post(stored.Key, stored.Message);
            }).WaitAsync(cancellation);
    }
}
