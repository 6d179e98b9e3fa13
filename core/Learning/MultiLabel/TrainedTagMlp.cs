using System.Globalization;
using GenreFunctions.Learning.Networks;

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
}
