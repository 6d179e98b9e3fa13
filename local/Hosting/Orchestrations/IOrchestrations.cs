using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Hosting.Orchestrations;

/// <summary>What the host needs of the durable engine.</summary>
internal interface IOrchestrations : IAsyncDisposable
{
    /// <summary>Starts orchestrations and asks after them; may be used before <see cref="StartAsync"/>.</summary>
    DurableTaskClient Client { get; }

    /// <summary>Resumes what was going on.</summary>
    Task StartAsync(CancellationToken cancellation);

    /// <summary>Takes up nothing new and waits for what runs, until <paramref name="cancellation"/>.</summary>
    Task StopAsync(CancellationToken cancellation);
}
