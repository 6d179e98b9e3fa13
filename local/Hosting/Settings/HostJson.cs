using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Settings;

/// <summary>What this host takes from host.json; the rest of the file is for Azure's.</summary>
internal sealed record HostJson
{
    /// <summary>Key <c>extensions.http.routePrefix</c>: what stands before every route.</summary>
    public string RoutePrefix { get; init; } = "api";

    /// <summary>Key <c>extensions.blobs.maxDegreeOfParallelism</c>: invocations of one blob function at a time. Default as in Azure: eight a core.</summary>
    public int MaximumConcurrentBlobs { get; init; } = 8 * Environment.ProcessorCount;

    /// <summary>Key <c>extensions.blobs.poisonBlobThreshold</c>: after so many failures a blob is given up.</summary>
    public int PoisonBlobThreshold { get; init; } = 5;

    /// <summary>Key <c>extensions.queues.batchSize</c>: invocations of one queue function at a time.</summary>
    public int QueueBatchSize { get; init; } = 16;

    /// <summary>Key <c>extensions.queues.maxDequeueCount</c>: after so many failures a message is given up.</summary>
    public int MaximumDequeueCount { get; init; } = 5;

    /// <summary>Key <c>extensions.durableTask.maxConcurrentActivityFunctions</c>, or two a core when that is more and no setting says otherwise.</summary>
    public int MaximumConcurrentActivities { get; init; } = Environment.ProcessorCount;

    /// <summary>Key <c>extensions.durableTask.maxConcurrentOrchestratorFunctions</c>.</summary>
    public int MaximumConcurrentOrchestrators { get; init; } = Environment.ProcessorCount;

    /// <summary>Key <c>logging.logLevel</c>: the least level that is logged, by category; <c>default</c> is for all others.</summary>
    public IReadOnlyDictionary<string, LogLevel> LogLevels { get; init; } = new Dictionary<string, LogLevel>();
}
