using GenreFunctions.Local.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;

namespace GenreFunctions.Local.Tests.Hosting;

/// <summary>What a host of a test is made of.</summary>
internal sealed record TestHostPlan
{
    /// <summary>Data folder, current folder and program folder.</summary>
    public required string Folder { get; init; }

    public required IReadOnlyList<Type> Functions { get; init; }

    /// <summary>Setting AudioStorage.</summary>
    public string? Storage { get; init; }

    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();

    public IReadOnlyList<string> Arguments { get; init; } = [];

    public Recorder Recorder { get; init; } = new();

    public Action<FunctionsApplicationBuilder> Configure { get; init; } = _ => { };

    public Func<HostSurroundings, HostSurroundings> Surroundings { get; init; } = surroundings => surroundings;
}
