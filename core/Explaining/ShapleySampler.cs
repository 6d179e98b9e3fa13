using System.Diagnostics;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Explaining;

/// <summary>
/// Estimates Shapley values: how much each group of features moves a song's probabilities away from those of a baseline row, on the average over all orders in
/// which the groups could take the song's values in place of the baseline's. What is explained is v(S) = mean over the segments of p(segment with the groups
/// S its own, all others the baseline's), for every label at once, since the model gives them together.
/// </summary>
/// <remarks>
/// <para>
/// Orders are drawn for each segment by itself: the mean's Shapley values are the mean of the segments' values, because they are linear in the game. That holds
/// for probabilities; log-odds of a mean would need every order walked through with all segments, at many times the cost for the same exactness.
/// </para>
/// <para>
/// Each order is walked through backwards too (antithetic: what comes early in one comes late in the other), which is exact for games in which at most two groups act
/// together. The values of one walk add up to p(segment) - p(baseline) whatever the order, and so do all means of them. A group that the model ignores gets exactly 0.
/// Sources: Shapley, "A value for n-person games", 1953; Castro, Gómez and Tejada, "Polynomial calculation of the Shapley value based on sampling", 2009;
/// Mitchell et al., "Sampling permutations for Shapley value estimation", 2022.
/// </para>
/// </remarks>
internal sealed class ShapleySampler(SegmentScoring score, int labelCount, IReadOnlyList<int[]> groups, double[] baseline)
{
    /// <summary>A spread that is told from fewer differences than this is told badly.</summary>
    private const int LeastFreedom = 16;

    /// <summary>Pairs of walks that are scored together: enough rows for a model to be quick with, few enough to stay in a cache.</summary>
    private const int PairsPerBatch = 8;

    /// <summary>Rows of a walk and its way back but for their ends, which are the baseline and the segment.</summary>
    private readonly int _rowsPerPair = Math.Max(0, 2 * (groups.Count - 1));

    /// <summary>Samples until no standard error is above the one asked for, or the rows are spent.</summary>
    /// <param name="features">Row-major, a row a segment; at least one.</param>
    /// <param name="options">When to stop, and the seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ShapleyValues Sample(ReadOnlySpan<double> features, ExplanationOptions options, CancellationToken cancellation)
    {
        Debug.Assert(features.Length >= baseline.Length && features.Length % baseline.Length == 0);
        var segments = features.Length / baseline.Length;
        var whole = new double[segments * labelCount];
        score(features, whole);
        var none = new double[labelCount];
        score(baseline, none);

        var sums = new ShapleySums(segments, groups.Count, labelCount);
        var random = new RandomSource(options.Seed);
        var leastRounds = 1 + Math.Max(1, (LeastFreedom + segments - 1) / segments);
        var (rounds, rows) = (0, segments + 1L);
        while (rounds < 2 || (rows + (long)segments * _rowsPerPair <= options.MaximumRows
            && (rounds < leastRounds || sums.GreatestStandardError(rounds) > options.StandardError)))
        {
            Round(features, whole, none, sums, random, cancellation);
            rounds++;
            rows += (long)segments * _rowsPerPair;
        }

        return sums.Values(whole, none, rounds, rows);
    }

    private void Round(
        ReadOnlySpan<double> features, double[] whole, double[] none, ShapleySums sums, RandomSource random, CancellationToken cancellation)
    {
        var segments = whole.Length / labelCount;
        var orders = new int[PairsPerBatch][];
        var rows = new double[PairsPerBatch * _rowsPerPair * baseline.Length];
        var scores = new double[PairsPerBatch * _rowsPerPair * labelCount];
        for (var first = 0; first < segments; first += PairsPerBatch)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(PairsPerBatch, segments - first);
            for (var pair = 0; pair < count; pair++)
            {
                var order = orders[pair] = [.. Enumerable.Range(0, groups.Count)];
                random.Shuffle(order);
                Walk(order, features.Slice((first + pair) * baseline.Length, baseline.Length), rows.AsSpan(pair * _rowsPerPair * baseline.Length));
            }

            if (_rowsPerPair > 0)
                score(rows.AsSpan(0, count * _rowsPerPair * baseline.Length), scores.AsSpan(0, count * _rowsPerPair * labelCount));
            for (var pair = 0; pair < count; pair++)
            {
                var pairScores = scores.AsSpan(pair * _rowsPerPair * labelCount, _rowsPerPair * labelCount);
                Credit(first + pair, orders[pair], pairScores, whole.AsSpan((first + pair) * labelCount, labelCount), none, sums);
            }
        }
    }

    /// <summary>Rows from the baseline to the segment, group by group, without either end; then the same in the opposite order.</summary>
    private void Walk(int[] order, ReadOnlySpan<double> segment, Span<double> rows)
    {
        var width = baseline.Length;
        for (var way = 0; way < 2; way++)
        {
            ReadOnlySpan<double> before = baseline;
            for (var step = 0; step < order.Length - 1; step++)
            {
                var row = rows[..width];
                before.CopyTo(row);
                foreach (var column in groups[order[way == 0 ? step : order.Length - 1 - step]])
                    row[column] = segment[column];
                before = row;
                rows = rows[width..];
            }
        }
    }

    private void Credit(int segment, int[] order, ReadOnlySpan<double> scores, ReadOnlySpan<double> whole, ReadOnlySpan<double> none, ShapleySums sums)
    {
        var steps = order.Length - 1;
        var change = new double[labelCount];
        for (var place = 0; place < order.Length; place++)
        {
            // On the way back the same group comes at the mirrored place.
            var back = steps - place;
            var before = place == 0 ? none : Row(scores, place - 1);
            var after = place == steps ? whole : Row(scores, place);
            var backBefore = back == 0 ? none : Row(scores, steps + back - 1);
            var backAfter = back == steps ? whole : Row(scores, steps + back);
            for (var label = 0; label < labelCount; label++)
                change[label] = (after[label] - before[label] + (backAfter[label] - backBefore[label])) / 2;
            sums.Add(segment, order[place], change);
        }
    }

    private ReadOnlySpan<double> Row(ReadOnlySpan<double> scores, int row) => scores.Slice(row * labelCount, labelCount);
}
