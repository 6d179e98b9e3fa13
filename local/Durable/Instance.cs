using GenreFunctions.Local.Durable.History;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Local.Durable;

/// <summary>A running orchestration in memory. Its state is guarded by <see cref="InstanceTable"/>.</summary>
internal sealed class Instance(long key, string id, string name, ParentTask? parent, long root, DateTime? startAt)
{
    /// <summary>Its row; older orchestrations have smaller ones.</summary>
    public long Key { get; } = key;

    public string Id { get; } = id;

    public string Name { get; } = name;

    public ParentTask? Parent { get; } = parent;

    /// <summary>Key of the topmost of its ancestors, its own if it has none: what is urgent is so for the whole family.</summary>
    public long Root { get; } = root;

    /// <summary>When it starts, in UTC; at once when there is none.</summary>
    public DateTime? StartAt { get; } = startAt;

    /// <summary>A new one.</summary>
    public static Instance Of(long key, InstanceRow row) => new(key, row.InstanceId, row.Name, row.Parent, row.Parent?.Root ?? key, row.StartAt);

    /// <summary>How often it continued as new.</summary>
    public int Generation { get; set; }

    public OrchestrationRuntimeStatus Status { get; set; } = InstanceRow.FirstStatus;

    /// <summary>Whether its orchestrator has been run, in this generation.</summary>
    public bool HasBegun { get; set; }

    public bool HasEnded { get; set; }

    /// <summary>What waits for its next turn, in order.</summary>
    public List<Message> Inbox { get; set; } = [];

    /// <summary>Timers it needs no more, which still wait to fire.</summary>
    public HashSet<int> GivenUpTimers { get; } = [];

    /// <summary>Whether it stands in line for a turn.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Whether it has its turn, until what the turn did is committed.</summary>
    public bool IsTurning { get; set; }

    /// <summary>Whether something came in during its turn.</summary>
    public bool IsWoken { get; set; }

    /// <summary>Completes when it leaves <see cref="OrchestrationRuntimeStatus.Pending"/>, for who waits.</summary>
    public TaskCompletionSource? Started { get; set; }

    /// <summary>Completes when it ends, for who waits.</summary>
    public TaskCompletionSource? Ended { get; set; }
}
