using System.Buffers;
using System.Globalization;
using GenreFunctions.Features;
using GenreFunctions.Models.Kernels;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators;

namespace GenreFunctions.Models;

/// <summary>
/// A trained model: turns the 57 features of segments into probabilities of labels. Immutable and thread-safe.
/// It runs the operators that its file lists; <c>docs/model-format.md</c> describes the file.
/// </summary>
public sealed class GenreModel
{
    /// <summary>Rows scored together: enough to keep the weights in cache for a while, few enough for the rows to stay there too.</summary>
    private const int BlockRows = 64;

    private readonly byte[] _file;
    private readonly IOperator[] _operators;
    private readonly int _widestRow;

    private GenreModel(byte[] file)
    {
        _file = file;
        var model = OnnxFile.Parse(file);
        Metadata = OnnxMetadata.Read(model.MetadataProps);
        if (!Metadata.Id.EndsWith($"@{OnnxGraphBuilder.HashOf(model)}", StringComparison.Ordinal))
            throw new ModelFormatException($"The model calls itself '{Metadata.Id}', but its operators, weights or labels are not those; copy or train it again.");
        _operators = [.. OnnxChain.Prepare(model.Graph, FeatureSchema.Count)];
        if (_operators[^1].OutputColumns != Metadata.Labels.Count)
            throw new ModelFormatException($"The model gives {_operators[^1].OutputColumns} probabilities for {Metadata.Labels.Count} labels.");
        _widestRow = MatrixProduct.Padded(Math.Max(FeatureSchema.Count, _operators.Max(step => step.OutputColumns)));
    }

    /// <summary>What the file says of itself.</summary>
    public ModelMetadata Metadata { get; }

    /// <summary>Reads a model file (ONNX).</summary>
    /// <exception cref="ModelFormatException">It is no model, has another feature schema, or has operators this program does not know.</exception>
    public static GenreModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new GenreModel(OnnxFile.ReadAll(stream));
    }

    /// <summary>Writes the model as it was read or trained, byte by byte.</summary>
    public void Save(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(_file);
    }

    /// <summary>Scores segments. A row's result does not depend on the rows beside it.</summary>
    /// <param name="features">Row-major, 57 features a row.</param>
    /// <param name="probabilities">Row-major, one probability a label; as many rows.</param>
    /// <exception cref="ArgumentException">The lengths do not match, or a feature is not finite or beyond what 32-bit arithmetic can hold.</exception>
    public void Score(ReadOnlySpan<double> features, Span<double> probabilities)
    {
        var labelCount = Metadata.Labels.Count;
        var rows = features.Length / FeatureSchema.Count;
        if (features.Length != rows * FeatureSchema.Count || probabilities.Length != rows * labelCount)
        {
            throw new ArgumentException(
                $"{features.Length} features and room for {probabilities.Length} probabilities are not rows of {FeatureSchema.Count} and {labelCount}.",
                nameof(probabilities));
        }

        var scratchLength = Math.Min(rows, BlockRows) * _widestRow;
        var scratch = ArrayPool<float>.Shared.Rent(2 * scratchLength);
        try
        {
            for (var first = 0; first < rows; first += BlockRows)
            {
                var count = Math.Min(BlockRows, rows - first);
                ScoreBlock(
                    features.Slice(first * FeatureSchema.Count, count * FeatureSchema.Count),
                    probabilities.Slice(first * labelCount, count * labelCount),
                    scratch.AsSpan(0, scratchLength),
                    scratch.AsSpan(scratchLength, scratchLength),
                    count);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(scratch);
        }
    }

    /// <summary>A model of bytes just written.</summary>
    internal static GenreModel FromBytes(byte[] bytes) => new(bytes);

    private void ScoreBlock(ReadOnlySpan<double> features, Span<double> probabilities, Span<float> from, Span<float> to, int rows)
    {
        var stride = MatrixProduct.Padded(FeatureSchema.Count);
        for (var row = 0; row < rows; row++)
        {
            var source = features.Slice(row * FeatureSchema.Count, FeatureSchema.Count);
            var target = from.Slice(row * stride, stride);
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = (float)source[i];
                if (!float.IsFinite(target[i]))
                    throw Unscorable(FeatureSchema.Names[i], source[i]);
            }

            target[source.Length..].Clear();
        }

        foreach (var step in _operators)
        {
            step.Apply(from, to, rows);
            var result = to;
            to = from;
            from = result;
        }

        CopyOut(from, probabilities, rows);
    }

    private void CopyOut(ReadOnlySpan<float> from, Span<double> probabilities, int rows)
    {
        var labelCount = Metadata.Labels.Count;
        var stride = MatrixProduct.Padded(labelCount);
        for (var row = 0; row < rows; row++)
        {
            for (var label = 0; label < labelCount; label++)
            {
                var probability = from[row * stride + label];
                if (float.IsNaN(probability))
                    throw Unscorable("a probability", probability);
                probabilities[row * labelCount + label] = probability;
            }
        }
    }

    private static ArgumentException Unscorable(string what, double value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"A segment cannot be scored: {what} is {value}, which 32-bit arithmetic cannot use."));
}
