using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable;

/// <summary>Which orchestrations are meant, as an SQL condition and its values.</summary>
internal sealed record InstanceFilter(string Condition, object?[] Values)
{
    /// <summary>After every character an identity may have.</summary>
    private const string AfterAll = "\U0010FFFF";

    public static InstanceFilter Of(DateTimeOffset? createdFrom, DateTimeOffset? createdTo, IEnumerable<OrchestrationRuntimeStatus>? statuses, string? prefix = null, string? afterKey = null)
    {
        var values = new List<object?>();
        var conditions = new List<string> { "1" };
        Add("created >= ", createdFrom?.UtcDateTime);
        Add("created <= ", createdTo?.UtcDateTime);
        Add("key > ", afterKey is null ? null : long.Parse(afterKey, System.Globalization.CultureInfo.InvariantCulture));
        Add("instance_id >= ", string.IsNullOrEmpty(prefix) ? null : prefix);
        Add("instance_id < ", string.IsNullOrEmpty(prefix) ? null : prefix + AfterAll);
        if (statuses?.ToArray() is { Length: > 0 } wanted)
        {
            conditions.Add($"status IN ({string.Join(", ", wanted.Select(status => (int)status))})");
            // Those that are not over have an index of their own, and are few beside all that ever were.
            if (Array.TrueForAll(wanted, IsUnderWay))
                conditions.Add("ended = 0");
        }

        return new InstanceFilter(string.Join(" AND ", conditions), [.. values]);

        void Add(string condition, object? value)
        {
            if (value is null)
                return;
            conditions.Add($"{condition}${values.Count}");
            values.Add(value);
        }
    }

    private static bool IsUnderWay(OrchestrationRuntimeStatus status) =>
        status is OrchestrationRuntimeStatus.Pending or OrchestrationRuntimeStatus.Running or OrchestrationRuntimeStatus.Suspended;
}
