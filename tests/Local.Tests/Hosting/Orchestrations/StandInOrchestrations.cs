using GenreFunctions.Local.Durable;
using GenreFunctions.Local.Hosting.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Tests.Hosting.Orchestrations;

/// <summary>In place of the durable engine: shows what the host gives to it, and when it is started and stopped.</summary>
internal sealed class StandInOrchestrations(DurableOptions options, DurableFunctions functions) : IOrchestrations
{
    public DurableOptions Options => options;

    public DurableFunctions Functions => functions;

    public List<string> Calls { get; } = [];

    public DurableTaskClient Client { get; } = new StandInClient();

    public Task StartAsync(CancellationToken cancellation)
    {
        Calls.Add("start");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellation)
    {
        Calls.Add("stop");
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Calls.Add("dispose");
        return ValueTask.CompletedTask;
    }

    private sealed class StandInClient() : DurableTaskClient("stand-in")
    {
        public override Task<string> ScheduleNewOrchestrationInstanceAsync(TaskName orchestratorName, object? input = null, StartOrchestrationOptions? options = null, CancellationToken cancellation = default) =>
            Task.FromResult($"{orchestratorName.Name} {input} {options?.InstanceId}");

        public override Task RaiseEventAsync(string instanceId, string eventName, object? eventPayload = null, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceStartAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata> WaitForInstanceCompletionAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task SuspendInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task ResumeInstanceAsync(string instanceId, string? reason = null, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override Task<OrchestrationMetadata?> GetInstancesAsync(string instanceId, bool getInputsAndOutputs = false, CancellationToken cancellation = default) => throw new NotSupportedException();

        public override AsyncPageable<OrchestrationMetadata> GetAllInstancesAsync(OrchestrationQuery? filter = null) => throw new NotSupportedException();

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
