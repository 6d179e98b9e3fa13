using System.Globalization;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What <see cref="KernelRidge"/> has found.</summary>
internal sealed class TrainedKernelRidge(
    MissingValues missing, Preparation.Preparation preparation, GaussianKernel kernel, double[][] coefficients, double[] means, int tagCount) : ITrainedTagger
{
    /// <summary>A class is never quite impossible.</summary>
    private const double LeastShare = 1e-3;

    /// <inheritdoc/>
    public string Ended => string.Create(CultureInfo.InvariantCulture, $"{kernel.Count} rows remembered");

    /// <inheritdoc/>
    public TagScores Score(TaggedExamples rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var classCount = means.Length - tagCount;
        var scores = new TagScores(new double[rows.Count * tagCount], new double[rows.Count * classCount]);
        if (rows.Count == 0)
            return scores;
        var matrix = preparation.Apply(MultiLabelMlp.Plain(missing.Fill(rows)), kernel.Stride);
        var alike = new double[kernel.Count];
        for (var row = 0; row < rows.Count; row++)
        {
            for (var other = 0; other < alike.Length; other++)
                alike[other] = kernel.With(matrix.AsSpan(row * kernel.Stride, kernel.Stride), other);
            for (var tag = 0; tag < tagCount; tag++)
                scores.Tags[row * tagCount + tag] = Math.Clamp(Value(tag), 0, 1);
            var classes = scores.Classes.AsSpan(row * classCount, classCount);
            for (var i = 0; i < classCount; i++)
                classes[i] = Math.Max(Value(tagCount + i), LeastShare);
            var sum = 0.0;
            foreach (var value in classes)
                sum += value;
            foreach (ref var value in classes)
                value /= sum;
        }

        return scores;

        double Value(int target)
        {
            var sum = means[target];
            for (var other = 0; other < alike.Length; other++)
                sum += alike[other] * coefficients[target][other];
            return sum;
        }
    }
}
