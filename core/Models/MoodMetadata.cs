namespace GenreFunctions.Models;

/// <summary>What a model of moods says of itself.</summary>
public sealed record MoodMetadata
{
    /// <summary>Identity written on every result: a name and a short hash of all that its answers depend on, <c>emotify-mood@1a2b3c4d</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The moods, in the order of the model's output.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Schema of the features the model was trained on; a model refuses any other.</summary>
    public required string FeatureSchema { get; init; }

    /// <summary>Names of the input features, in order.</summary>
    public required IReadOnlyList<string> FeatureNames { get; init; }

    /// <summary>A mood is said of a song whose mean share reaches this, one a mood.</summary>
    public required IReadOnlyList<double> Thresholds { get; init; }

    /// <summary>A mean share as a probability, one a mood.</summary>
    public required IReadOnlyList<MoodCalibration> Calibration { get; init; }

    /// <summary>A mood is one of a song that at least this share of its listeners felt. In (0, 1].</summary>
    public required double PresentFrom { get; init; }

    /// <summary>Everything else worth knowing, in order: dataSet, protocol, metrics, seed, trainedOn, ...</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();
}
