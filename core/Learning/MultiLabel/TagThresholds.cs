namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// From which score on a tag is said. Candidates lie halfway between neighbouring scores, so that a little more or less changes nothing; among equally good ones the
/// nearest to 0.5 is taken, of two equally near the lower, and none if saying nothing is as good.
/// </summary>
internal static class TagThresholds
{
    /// <summary>No score gets here: the tag is never said.</summary>
    public const double Never = 2;

    /// <summary>The joint rule comes to rest in a handful of rounds; every round is at least as good as the one before.</summary>
    private const int MostRounds = 20;

    /// <summary>Chooses on predictions; unknown targets are left out.</summary>
    public static double[] Choose(TaggedExamples truth, double[] scores, ThresholdRule rule)
    {
        var tags = Enumerable.Range(0, truth.TagCount).Select(tag => Curve.Of(truth, scores, [tag])).ToArray();
        var others = default(Counts);
        return rule switch
        {
            ThresholdRule.Half => [.. tags.Select(_ => 0.5)],
            ThresholdRule.PerTag => [.. tags.Select(tag => tag.Best(others).Threshold)],
            ThresholdRule.Common => Common(truth, scores),
            ThresholdRule.Calibrated => Calibrated(truth, scores),
            ThresholdRule.Joint => Joint(tags, Common(truth, scores)),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, $"{rule} is no rule for thresholds."),
        };
    }

    private static double[] Common(TaggedExamples truth, double[] scores)
    {
        var all = Curve.Of(truth, scores, [.. Enumerable.Range(0, truth.TagCount)]);
        return [.. Enumerable.Repeat(all.Best(default).Threshold, truth.TagCount)];
    }

    private static double[] Calibrated(TaggedExamples truth, double[] scores)
    {
        var calibrations = TagCalibration.Fit(truth, scores);
        var common = Common(truth, [.. scores.Select((score, i) => calibrations[i % truth.TagCount].Probability(score))])[0];
        return [.. calibrations.Select(calibration => common < 1 ? calibration.Score(common) : Never)];
    }

    private static double[] Joint(Curve[] tags, double[] thresholds)
    {
        var said = tags.Select((tag, i) => tag.At(thresholds[i])).ToArray();
        for (var (round, moved) = (0, true); moved && round < MostRounds; round++)
        {
            moved = false;
            for (var i = 0; i < tags.Length; i++)
            {
                var others = said.Where((_, other) => other != i).Aggregate(default(Counts), (sum, one) => sum + one);
                var best = tags[i].Best(others);
                if ((others + best.Counts).F1 <= (others + said[i]).F1)
                    continue;
                (thresholds[i], said[i], moved) = (best.Threshold, best.Counts, true);
            }
        }

        return thresholds;
    }

    /// <summary>How many are said, how many of those are right, how many there are.</summary>
    private readonly record struct Counts(int Said, int Right, int There)
    {
        public double F1 => Said + There == 0 ? 0 : 2.0 * Right / (Said + There);

        public static Counts operator +(Counts left, Counts right) => new(left.Said + right.Said, left.Right + right.Right, left.There + right.There);
    }

    /// <summary>Scores from high to low, with what is right among the first of them.</summary>
    private sealed record Curve(double[] Scores, int[] Right)
    {
        public static Curve Of(TaggedExamples truth, double[] scores, int[] tags)
        {
            var known = tags.SelectMany(tag => Enumerable.Range(0, truth.Count).Select(row => (Score: scores[row * truth.TagCount + tag], There: truth.IsPresent(row, tag))))
                .Where(item => item.There is not null)
                .OrderByDescending(item => item.Score)
                .ToArray();
            var right = new int[known.Length + 1];
            for (var i = 0; i < known.Length; i++)
                right[i + 1] = right[i] + (known[i].There == true ? 1 : 0);
            return new Curve([.. known.Select(item => item.Score)], right);
        }

        public Counts At(double threshold)
        {
            var said = Scores.Count(score => score >= threshold);
            return new Counts(said, Right[said], Right[^1]);
        }

        public (double Threshold, Counts Counts) Best(Counts others)
        {
            var best = (Threshold: Never, Counts: new Counts(0, 0, Right[^1]));
            var bestF1 = (others + best.Counts).F1;
            for (var said = 1; said <= Scores.Length; said++)
            {
                // Equal scores are said together.
                if (said < Scores.Length && Scores[said] == Scores[said - 1])
                    continue;
                var threshold = said < Scores.Length ? (Scores[said - 1] + Scores[said]) / 2 : Scores[said - 1];
                var counts = new Counts(said, Right[said], Right[^1]);
                var f1 = (others + counts).F1;
                if (f1 < bestF1 || (f1 == bestF1 && (best.Threshold == Never || Math.Abs(threshold - 0.5) > Math.Abs(best.Threshold - 0.5))))
                    continue;
                (best, bestF1) = ((threshold, counts), f1);
            }

            return best;
        }
    }
}
