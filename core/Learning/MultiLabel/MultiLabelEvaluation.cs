namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// How well tags are found (Tsoumakas, Katakis and Vlahavas, "Mining multi-label data", 2010, section 7). Where a target is unknown, nothing is counted.
/// </summary>
public sealed record MultiLabelEvaluation
{
    /// <summary>Every tag by itself.</summary>
    public required IReadOnlyList<TagMeasure> Tags { get; init; }

    /// <summary>
    /// Mean over the rows of the share of pairs, one tag that is there and one that is not, in which the absent one has as high a score or a higher one (Schapire and Singer,
    /// "BoosTexter", 2000, section 5.2). Rows without such pairs are left out; NaN where all are.
    /// </summary>
    public required double RankingLoss { get; init; }

    /// <summary>Share of all (row, tag) pairs that are wrong.</summary>
    public double HammingLoss => (double)Tags.Sum(tag => tag.Said + tag.There - 2 * tag.Right) / Tags.Sum(tag => tag.Rows);

    /// <summary>Precision over all tags' answers together.</summary>
    public double MicroPrecision => Said == 0 ? 0 : (double)Right / Said;

    /// <summary>Recall over all tags' answers together.</summary>
    public double MicroRecall => There == 0 ? 0 : (double)Right / There;

    /// <summary>F1 over all tags' answers together.</summary>
    public double MicroF1 => Said + There == 0 ? 0 : 2.0 * Right / (Said + There);

    /// <summary>Mean precision of the tags.</summary>
    public double MacroPrecision => Tags.Average(tag => tag.Precision);

    /// <summary>Mean recall of the tags.</summary>
    public double MacroRecall => Tags.Average(tag => tag.Recall);

    /// <summary>Mean F1 of the tags.</summary>
    public double MacroF1 => Tags.Average(tag => tag.F1);

    /// <summary>Mean of the tags' average precision, over the tags that are anywhere.</summary>
    public double MeanAveragePrecision => Mean(tag => tag.AveragePrecision);

    /// <summary>Mean of the tags' correlation between score and target, over the tags that have one.</summary>
    public double MeanPearson => Mean(tag => tag.Pearson);

    private int Said => Tags.Sum(tag => tag.Said);

    private int There => Tags.Sum(tag => tag.There);

    private int Right => Tags.Sum(tag => tag.Right);

    /// <summary>Judges scores and what was said by them.</summary>
    /// <param name="names">The tags' names.</param>
    /// <param name="truth">What is right.</param>
    /// <param name="scores">Row-major, one a tag.</param>
    /// <param name="said">As many.</param>
    internal static MultiLabelEvaluation Of(IReadOnlyList<string> names, TaggedExamples truth, double[] scores, bool[] said)
    {
        return new MultiLabelEvaluation
        {
            Tags = [.. names.Select((name, tag) => Measure(name, tag))],
            RankingLoss = RankingLossOf(truth, scores),
        };

        TagMeasure Measure(string name, int tag)
        {
            var known = Enumerable.Range(0, truth.Count).Where(row => truth.IsPresent(row, tag) is not null).ToArray();
            var own = known.Select(row => scores[row * truth.TagCount + tag]).ToArray();
            var there = known.Select(row => truth.IsPresent(row, tag) == true).ToArray();
            var spoken = known.Select(row => said[row * truth.TagCount + tag]).ToArray();
            return new TagMeasure(
                name,
                known.Length,
                there.Count(yes => yes),
                spoken.Count(yes => yes),
                there.Zip(spoken).Count(pair => pair is (true, true)),
                AveragePrecision(own, there),
                Pearson(own, [.. known.Select(row => truth.Target(row, tag))]));
        }
    }

    private static double AveragePrecision(double[] scores, bool[] there)
    {
        var positives = there.Count(yes => yes);
        if (positives == 0)
            return double.NaN;
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(row => scores[row]).ToArray();
        var (sum, right, counted) = (0.0, 0, 0);
        for (var i = 0; i < order.Length; i++)
        {
            right += there[order[i]] ? 1 : 0;
            // Equal scores come at once: no order among them is better than another.
            if (i + 1 < order.Length && scores[order[i + 1]] == scores[order[i]])
                continue;
            sum += (double)(right - counted) / positives * right / (i + 1);
            counted = right;
        }

        return sum;
    }

    private static double Pearson(double[] scores, double[] targets)
    {
        if (scores.Length == 0)
            return double.NaN;
        var (meanScore, meanTarget) = (scores.Average(), targets.Average());
        var together = scores.Zip(targets, (score, target) => (score - meanScore) * (target - meanTarget)).Sum();
        return together / Math.Sqrt(scores.Sum(score => Math.Pow(score - meanScore, 2)) * targets.Sum(target => Math.Pow(target - meanTarget, 2)));
    }

    private static double RankingLossOf(TaggedExamples truth, double[] scores)
    {
        var (sum, rows) = (0.0, 0);
        for (var row = 0; row < truth.Count; row++)
        {
            var own = Enumerable.Range(0, truth.TagCount).Select(tag => (There: truth.IsPresent(row, tag), Score: scores[row * truth.TagCount + tag])).ToArray();
            var there = own.Where(tag => tag.There == true).Select(tag => tag.Score).ToArray();
            var absent = own.Where(tag => tag.There == false).Select(tag => tag.Score).ToArray();
            if (there.Length == 0 || absent.Length == 0)
                continue;
            rows++;
            sum += (double)there.Sum(high => absent.Count(low => low >= high)) / (there.Length * absent.Length);
        }

        return sum / rows;
    }

    private double Mean(Func<TagMeasure, double> measure)
    {
        var numbers = Tags.Select(measure).Where(double.IsFinite).ToArray();
        return numbers.Length == 0 ? double.NaN : numbers.Average();
    }
}
