namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What a learner of several labels says of rows.</summary>
/// <param name="Tags">Row-major: how likely each tag is, or for what share it holds.</param>
/// <param name="Classes">Row-major: the probability of each class, adding up to 1; empty where there are none.</param>
public sealed record TagScores(double[] Tags, double[] Classes)
{
    /// <summary>The weighted mean of several opinions.</summary>
    internal static TagScores Mean(IReadOnlyList<TagScores> opinions, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        return new TagScores(Mean(opinion => opinion.Tags), Mean(opinion => opinion.Classes));

        double[] Mean(Func<TagScores, double[]> part)
        {
            var means = new double[part(opinions[0]).Length];
            for (var i = 0; i < opinions.Count; i++)
            {
                var (values, weight) = (part(opinions[i]), weights[i] / sum);
                for (var at = 0; at < means.Length; at++)
                    means[at] += weight * values[at];
            }

            return means;
        }
    }
}
