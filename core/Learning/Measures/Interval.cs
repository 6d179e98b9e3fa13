namespace GenreFunctions.Learning.Measures;

/// <summary>A 95 % confidence interval.</summary>
/// <param name="Lower">Its lower end.</param>
/// <param name="Upper">Its upper end.</param>
public sealed record Interval(double Lower, double Upper)
{
    /// <summary>The normal distribution's 97.5 % point.</summary>
    private const double Normal = 1.959964;

    /// <summary>Student's t, 97.5 % points for 1 to 10 degrees of freedom; beyond, the normal's is at most 0.24 too small.</summary>
    private static readonly double[] Student = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];

    /// <summary>
    /// Of a share of right answers that come in clusters (the segments of a song are alike, so a thousand segments of ten songs are
    /// no thousand opinions): Wilson's interval for as many independent answers as would vary as much
    /// (Korn and Graubard, "Confidence intervals for proportions with small expected number of positive counts", 1998, with Wilson's formula).
    /// From a hundred songs on it is the bootstrap's interval for all purposes. With fewer, or where nearly all are right, it still covers the truth nearly as often as it
    /// says, where the bootstrap of 20 songs covers .95 in 64 of 100 cases: drawing anew from songs that are all right finds nothing else.
    /// </summary>
    /// <param name="right">Right answers of each cluster.</param>
    /// <param name="count">Answers of each cluster.</param>
    internal static Interval OfShare(ReadOnlySpan<int> right, ReadOnlySpan<int> count)
    {
        double answers = 0, rights = 0, squares = 0, clusters = count.Length;
        for (var i = 0; i < count.Length; i++)
            (answers, rights) = (answers + count[i], rights + right[i]);
        var share = rights / answers;
        for (var i = 0; i < count.Length; i++)
            squares += Math.Pow(right[i] - share * count[i], 2);
        var variance = clusters > 1 ? clusters / (clusters - 1) * squares / (answers * answers) : 0;
        var independent = variance > 0 ? Math.Min(answers, share * (1 - share) / variance) : clusters;

        var z = Normal * Normal / independent;
        var centre = (share + z / 2) / (1 + z);
        var half = Normal / (1 + z) * Math.Sqrt((share * (1 - share) + z / 4) / independent);
        return new Interval(Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>The 2.5 and 97.5 % points of a bootstrap's draws, between two of them in proportion. Sorts them.</summary>
    internal static Interval OfDraws(double[] draws)
    {
        Array.Sort(draws);
        return new Interval(Point(0.025), Point(0.975));

        double Point(double share)
        {
            var place = share * (draws.Length - 1);
            var below = (int)place;
            return below + 1 < draws.Length ? draws[below] + (place - below) * (draws[below + 1] - draws[below]) : draws[below];
        }
    }

    /// <summary>Of the mean of a few runs, by Student's t; both ends are the mean when there is one run only.</summary>
    internal static Interval OfMean(IReadOnlyList<double> runs)
    {
        var mean = runs.Average();
        if (runs.Count < 2)
            return new Interval(mean, mean);
        var deviation = Math.Sqrt(runs.Sum(run => (run - mean) * (run - mean)) / (runs.Count - 1));
        var half = (runs.Count - 2 < Student.Length ? Student[runs.Count - 2] : Normal) * deviation / Math.Sqrt(runs.Count);
        return new Interval(mean - half, mean + half);
    }
}
