namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What a learner of several labels says of rows.</summary>
/// <param name="Tags">Row-major: how likely each tag is, or for what share it holds.</param>
/// <param name="Classes">Row-major: the probability of each class, adding up to 1; empty where there are none.</param>
public sealed record TagScores(double[] Tags, double[] Classes)
{
    /// <summary>The weighted mean of several opinions. Who has learnt no classes has no voice on them.</summary>
    internal static TagScores Mean(IReadOnlyList<TagScores> opinions, IReadOnlyList<double> weights)
    {
        return new TagScores(Mean(opinion => opinion.Tags), Mean(opinion => opinion.Classes));

        double[] Mean(Func<TagScores, double[]> part)
        {
            int[] voices = [.. Enumerable.Range(0, opinions.Count).Where(i => part(opinions[i]).Length > 0)];
            if (voices.Length == 0)
                return [];
            var means = new double[part(opinions[voices[0]]).Length];
            var sum = voices.Sum(voice => weights[voice]);
            foreach (var voice in voices)
            {
                var (values, weight) = (part(opinions[voice]), weights[voice] / sum);
                for (var at = 0; at < means.Length; at++)
                    means[at] += weight * values[at];
            }

            return means;
        }
    }
}
