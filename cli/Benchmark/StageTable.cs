using GenreFunctions.Features;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>Where the time of a song goes.</summary>
/// <param name="Name">The song.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Passes">How often it was measured from beginning to end.</param>
/// <param name="Stages">In the order of their running.</param>
/// <param name="AllocatedBytesPerSegment">Memory asked for to featurize and score a segment.</param>
internal sealed record StageTable(string Name, int Segments, int Passes, IReadOnlyList<StageTime> Stages, double AllocatedBytesPerSegment)
{
    /// <summary>The stages that compute features, together.</summary>
    public StageTime Features => Sum($"all {FeatureSchema.Count} features", Stages.Where(stage => stage.IsFeature));

    /// <summary>All stages.</summary>
    public StageTime All => Sum("all", Stages);

    private static StageTime Sum(string name, IEnumerable<StageTime> stages) =>
        new(name, IsFeature: false, stages.Sum(stage => stage.Microseconds), stages.Sum(stage => stage.Share));
}
