namespace GenreFunctions.Models;

/// <summary>A trained model: turns the 57 features of segments into probabilities of labels. Immutable and thread-safe.</summary>
public sealed class GenreModel
{
    /// <summary>What the file says of itself.</summary>
    public ModelMetadata Metadata => throw new NotImplementedException();

    /// <summary>Reads a model file (ONNX).</summary>
    /// <exception cref="ModelFormatException">It is no model, has another feature schema, or has operators this program does not know.</exception>
    public static GenreModel Load(Stream stream) => throw new NotImplementedException();

    /// <summary>Scores segments.</summary>
    /// <param name="features">Row-major, 57 features a row.</param>
    /// <param name="probabilities">Row-major, one probability a label; as many rows.</param>
    public void Score(ReadOnlySpan<double> features, Span<double> probabilities) => throw new NotImplementedException();
}
