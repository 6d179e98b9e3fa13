using GenreFunctions.Local.Hosting.Binding;
using GenreFunctions.Local.Hosting.Blobs;
using GenreFunctions.Local.Hosting.ChangeFeed;
using GenreFunctions.Local.Hosting.Http;
using GenreFunctions.Local.Hosting.Queues;
using GenreFunctions.Local.Hosting.Timers;

namespace GenreFunctions.Local.Hosting.Discovery;

/// <summary>The functions of an app, by what starts them.</summary>
internal sealed class AppFunctions
{
    public List<BlobFunction> Blobs { get; } = [];

    public List<QueueFunction> Queues { get; } = [];

    public List<ChangeFeedFunction> ChangeFeeds { get; } = [];

    public List<TimerFunction> Timers { get; } = [];

    public List<HttpFunction> Http { get; } = [];

    /// <summary>By the name that orchestrations are scheduled with.</summary>
    public Dictionary<string, BoundFunction> Orchestrators { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By the name that activities are called with.</summary>
    public Dictionary<string, BoundFunction> Activities { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of functions that a setting switches off.</summary>
    public List<string> Disabled { get; } = [];

    /// <summary>Whether any function orchestrates, is called by an orchestrator, or asks for the client.</summary>
    public bool UsesOrchestrations { get; set; }
}
