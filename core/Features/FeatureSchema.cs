namespace GenreFunctions.Features;

/// <summary>
/// The 57 features' names, order and identity. A record or model carries <see cref="Id"/>; a model refuses features of another schema.
/// </summary>
public static class FeatureSchema
{
    /// <summary>Identity of the feature definitions: the GTZAN feature files as librosa 0.8 computes them.</summary>
    public const string Id = "gtzan57-librosa0.8";

    /// <summary>How many features a segment has.</summary>
    public const int Count = 57;

    /// <summary>Mel-frequency cepstral coefficients among the features.</summary>
    public const int MfccCount = 20;

    /// <summary>The names in column order, as the public CSV files spell them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. MeanAndVariance("chroma_stft", "rms", "spectral_centroid", "spectral_bandwidth", "rolloff", "zero_crossing_rate", "harmony", "perceptr"),
        "tempo",
        .. MeanAndVariance([.. Enumerable.Range(1, MfccCount).Select(number => $"mfcc{number}")]),
    ];

    private static IEnumerable<string> MeanAndVariance(params string[] names) =>
        names.SelectMany(name => new[] { $"{name}_mean", $"{name}_var" });
}
