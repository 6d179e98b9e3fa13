using System.Globalization;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>A trained network of several labels.</summary>
internal sealed class TrainedTagMlp(
    MultiLabelMlpOptions options,
    MissingValues missing,
    Preparation.Preparation preparation,
    MlpShape shape,
    TagOutput output,
    int tagCount,
    float[] parameters,
    int epoch) : ITrainedTagger
{
    /// <summary>Rows scored together.</summary>
    private const int BlockRows = 64;

    /// <inheritdoc/>
    public string Ended => string.Create(CultureInfo.InvariantCulture, $"epoch {epoch} of {options.Epochs}");

    /// <inheritdoc/>
    public TagScores Score(TaggedExamples rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var (stride, width, classCount) = (shape.InputStride(0), shape.Stride(shape.LayerCount - 1), output.Width - tagCount);
        var scores = new TagScores(new double[rows.Count * tagCount], new double[rows.Count * classCount]);
        if (rows.Count == 0)
            return scores;
        var matrix = preparation.Apply(MultiLabelMlp.Plain(missing.Fill(rows)), stride);
        var pass = new MlpPass(shape, BlockRows, 0, output);
        for (var start = 0; start < rows.Count; start += BlockRows)
        {
            var count = Math.Min(BlockRows, rows.Count - start);
            matrix.AsSpan(start * stride, count * stride).CopyTo(pass.Input);
            pass.Forward(parameters, count, random: null);
            for (var row = 0; row < count; row++)
            {
                for (var tag = 0; tag < tagCount; tag++)
                    scores.Tags[(start + row) * tagCount + tag] = pass.Probabilities[row * width + tag];
                for (var i = 0; i < classCount; i++)
                    scores.Classes[(start + row) * classCount + i] = pass.Probabilities[row * width + tagCount + i];
            }
        }

        return scores;
    }

    /// <inheritdoc/>
    TagValues? ITrainedTagger.Write(OnnxGraphBuilder graph, OnnxValue features, bool withClasses)
    {
        var value = preparation.Write(graph, features);
        for (var layer = 0; layer < shape.LayerCount - 1; layer++)
            value = graph.Simple("Relu", Dense(graph, value, layer, 0, shape.Outputs(layer)));
        var last = shape.LayerCount - 1;
        return new TagValues(
            graph.Simple("Sigmoid", Dense(graph, value, last, 0, tagCount)),
            withClasses && output.Width > tagCount ? graph.Softmax(Dense(graph, value, last, tagCount, output.Width)) : null);
    }

    // Some of a layer's outputs: the last layer's heads are layers of their own in the file.
    private OnnxValue Dense(OnnxGraphBuilder graph, OnnxValue value, int layer, int first, int end)
    {
        ReadOnlySpan<float> weights = shape.Weights(parameters, layer);
        var (inputs, stride) = (shape.Inputs(layer), shape.Stride(layer));
        var turned = new float[(end - first) * inputs];
        for (var unit = first; unit < end; unit++)
        {
            for (var input = 0; input < inputs; input++)
                turned[(unit - first) * inputs + input] = weights[input * stride + unit];
        }

        return graph.Gemm(value, turned, shape.Bias(parameters, layer)[first..end]);
    }
}
