using System.Globalization;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Keys of host.json, with what they take: as Azure's reference of host.json and of each extension has them.</summary>
internal static class HostKeys
{
    /// <summary>How a setting begins that stands for a key.</summary>
    public const string Prefix = "AzureFunctionsJobHost__";

    private const string Text = "a text";
    private const string Whole = "a whole number";
    private const string Flag = "true or false";
    private const string Span = "a duration, as in 00:00:30";
    private const string Percent = "a number";

    // As Event Grid writes messages, and the host its poison.
    private const string Base64 = "base64";

    // Application Insights alone, or whatever OpenTelemetry is told.
    private const string Telemetry = "OpenTelemetry or ApplicationInsights";

    // Routes of the code say api/ themselves, and one function is the page at /.
    private const string Nothing = "nothing, because routes say api/ themselves,";

    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["version"] = Text,
        ["functionTimeout"] = Span,
        ["telemetryMode"] = Telemetry,
        ["logging.fileLoggingMode"] = Text,
        ["logging.logLevel.*"] = Text,
        ["logging.console.isEnabled"] = Flag,
        ["logging.applicationInsights.enableDependencyTracking"] = Flag,
        ["logging.applicationInsights.enableLiveMetrics"] = Flag,
        ["logging.applicationInsights.enablePerformanceCountersCollection"] = Flag,
        ["logging.applicationInsights.samplingSettings.isEnabled"] = Flag,
        ["logging.applicationInsights.samplingSettings.maxTelemetryItemsPerSecond"] = Percent,
        ["logging.applicationInsights.samplingSettings.initialSamplingPercentage"] = Percent,
        ["logging.applicationInsights.samplingSettings.minSamplingPercentage"] = Percent,
        ["logging.applicationInsights.samplingSettings.maxSamplingPercentage"] = Percent,
        ["logging.applicationInsights.samplingSettings.movingAverageRatio"] = Percent,
        ["logging.applicationInsights.samplingSettings.evaluationInterval"] = Span,
        ["logging.applicationInsights.samplingSettings.samplingPercentageDecreaseTimeout"] = Span,
        ["logging.applicationInsights.samplingSettings.samplingPercentageIncreaseTimeout"] = Span,
        ["logging.applicationInsights.samplingSettings.excludedTypes"] = Text,
        ["logging.applicationInsights.samplingSettings.includedTypes"] = Text,
        ["concurrency.dynamicConcurrencyEnabled"] = Flag,
        ["concurrency.snapshotPersistenceEnabled"] = Flag,
        ["extensions.http.routePrefix"] = Nothing,
        ["extensions.http.dynamicThrottlesEnabled"] = Flag,
        ["extensions.http.maxConcurrentRequests"] = Whole,
        ["extensions.http.maxOutstandingRequests"] = Whole,
        ["extensions.blobs.maxDegreeOfParallelism"] = Whole,
        ["extensions.blobs.poisonBlobThreshold"] = Whole,
        ["extensions.queues.batchSize"] = Whole,
        ["extensions.queues.maxDequeueCount"] = Whole,
        ["extensions.queues.maxPollingInterval"] = Span,
        ["extensions.queues.messageEncoding"] = Base64,
        ["extensions.queues.newBatchThreshold"] = Whole,
        ["extensions.queues.visibilityTimeout"] = Span,
        ["extensions.cosmosDB.connectionMode"] = Text,
        ["extensions.durableTask.hubName"] = Text,
        ["extensions.durableTask.defaultVersion"] = Text,
        ["extensions.durableTask.extendedSessionIdleTimeoutInSeconds"] = Whole,
        ["extensions.durableTask.extendedSessionsEnabled"] = Flag,
        ["extensions.durableTask.maxConcurrentActivityFunctions"] = Whole,
        ["extensions.durableTask.maxConcurrentEntityFunctions"] = Whole,
        ["extensions.durableTask.maxConcurrentOrchestratorFunctions"] = Whole,
        ["extensions.durableTask.useAppLease"] = Flag,
        ["extensions.durableTask.useGracefulShutdown"] = Flag,
        ["extensions.durableTask.tracing.distributedTracingEnabled"] = Flag,
        ["extensions.durableTask.tracing.traceInputsAndOutputs"] = Flag,
        ["extensions.durableTask.tracing.traceReplayEvents"] = Flag,
        ["extensions.durableTask.tracing.version"] = Text,
        ["extensions.durableTask.storageProvider.type"] = Text,
        ["extensions.durableTask.storageProvider.connectionName"] = Text,
        ["extensions.durableTask.storageProvider.connectionStringName"] = Text,
        ["extensions.durableTask.storageProvider.controlQueueBatchSize"] = Whole,
        ["extensions.durableTask.storageProvider.controlQueueBufferThreshold"] = Whole,
        ["extensions.durableTask.storageProvider.controlQueueVisibilityTimeout"] = Span,
        ["extensions.durableTask.storageProvider.maxQueuePollingInterval"] = Span,
        ["extensions.durableTask.storageProvider.partitionCount"] = Whole,
        ["extensions.durableTask.storageProvider.payloadStorageEnabled"] = Flag,
        ["extensions.durableTask.storageProvider.payloadStorageMaxPayloadBytes"] = Whole,
        ["extensions.durableTask.storageProvider.payloadStorageThresholdBytes"] = Whole,
        ["extensions.durableTask.storageProvider.trackingStoreConnectionName"] = Text,
        ["extensions.durableTask.storageProvider.trackingStoreNamePrefix"] = Text,
        ["extensions.durableTask.storageProvider.useTablePartitionManagement"] = Flag,
        ["extensions.durableTask.storageProvider.workItemQueueVisibilityTimeout"] = Span,
    };

    /// <summary>What is wrong with a key or its value, as the end of a sentence; <see langword="null"/> when nothing is.</summary>
    public static string? Fault(string key, string value)
    {
        var wildcard = $"{key[..(key.LastIndexOf('.') + 1)]}*";
        var isLogLevel = key.StartsWith("logging.logLevel.", StringComparison.OrdinalIgnoreCase);
        if (!Known.TryGetValue(isLogLevel ? "logging.logLevel.*" : key, out var kind) && !Known.TryGetValue(wildcard, out kind))
            return $"is no key of host.json.{Nearest.Hint(key, Known.Keys)}";
        var fits = kind switch
        {
            Whole => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
            Flag => bool.TryParse(value, out _),
            Span => value.Contains(':', StringComparison.Ordinal) && TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out _),
            Percent => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            Base64 => value == Base64,
            Telemetry => Telemetry.Split(" or ").Contains(value),
            Nothing => value.Length == 0,
            _ => value.Length > 0,
        };
        return fits ? null : $"is '{value}', where {kind} is expected.";
    }
}
