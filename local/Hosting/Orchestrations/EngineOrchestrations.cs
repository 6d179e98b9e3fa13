using GenreFunctions.Local.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Orchestrations;

/// <summary>The durable engine, as the host sees it.</summary>
internal sealed class EngineOrchestrations(DurableEngine engine) : IOrchestrations
{
    public DurableTaskClient Client => engine.Client;

    public static IOrchestrations Create(DurableOptions options, DurableFunctions functions, TimeProvider time, ILoggerFactory loggers) =>
        new EngineOrchestrations(new DurableEngine(options, functions, time, loggers));

    public Task StartAsync(CancellationToken cancellation) => engine.StartAsync(cancellation);

    public Task StopAsync(CancellationToken cancellation) => engine.StopAsync(cancellation);

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
