namespace Microsoft.DurableTask.Client;

/// <summary>Which ended orchestrations are removed.</summary>
/// <param name="CreatedFrom">Scheduled then or later.</param>
/// <param name="CreatedTo">Scheduled then or earlier.</param>
/// <param name="Statuses">In one of these states.</param>
public record PurgeInstancesFilter(DateTimeOffset? CreatedFrom = null, DateTimeOffset? CreatedTo = null, IEnumerable<OrchestrationRuntimeStatus>? Statuses = null);
