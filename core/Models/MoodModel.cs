namespace GenreFunctions.Models;

/// <summary>
/// A trained model of moods: turns the 57 features of segments into shares of listeners who would feel each mood. Immutable and thread-safe.
/// <c>docs/model-format.md</c> describes the file, whose output is <c>tags</c>.
/// </summary>
public sealed class MoodModel
{
    private MoodModel() => throw new NotImplementedException();

    /// <summary>What the file says of itself.</summary>
    public MoodMetadata Metadata => throw new NotImplementedException();

    /// <summary>Reads a model file (ONNX).</summary>
    /// <exception cref="ModelFormatException">It is no model of moods, has another feature schema, or has operators this program does not know.</exception>
    public static MoodModel Load(Stream stream) => throw new NotImplementedException();

    /// <summary>Writes the model as it was read or trained, byte by byte.</summary>
    public void Save(Stream stream) => throw new NotImplementedException();

    /// <summary>Scores segments, each by itself.</summary>
    /// <param name="features">Row-major, 57 features a row.</param>
    /// <param name="shares">Row-major, one share a mood, in [0, 1]; as many rows.</param>
    /// <exception cref="ArgumentException">The lengths do not match, or a feature is not finite or beyond what 32-bit arithmetic can hold.</exception>
    public void Score(ReadOnlySpan<double> features, Span<double> shares) => throw new NotImplementedException();
}
