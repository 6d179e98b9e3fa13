namespace GenreFunctions.Models;

/// <summary>What a model file says of itself.</summary>
public sealed record ModelMetadata
{
    /// <summary>Identity written on every result: a name and a short hash of the weights, <c>gtzan-mlp@1a2b3c4d</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The classes, in the order of the model's output.</summary>
    public required IReadOnlyList<string> Labels { get; init; }

    /// <summary>Schema of the features the model was trained on; a model refuses any other.</summary>
    public required string FeatureSchema { get; init; }

    /// <summary>Names of the input features, in order.</summary>
    public required IReadOnlyList<string> FeatureNames { get; init; }

    /// <summary>
    /// Temperature of song-level confidence: a song's joined probabilities p become p^(1/T), normalised. 1 = as they are.
    /// Found on songs the model had not seen.
    /// </summary>
    public double SongTemperature { get; init; } = 1;

    /// <summary>Below this calibrated probability of its best genre a song is <c>unknown</c>. In [0, 1].</summary>
    public double UnknownThreshold { get; init; }

    /// <summary>Everything else worth knowing, in order: dataSet, protocol, metrics, seed, trainedOn, softwareVersion, ...</summary>
    public IReadOnlyDictionary<string, string> Notes { get; init; } = new Dictionary<string, string>();
}
