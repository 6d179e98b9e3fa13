using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>
/// Gradient-based one-side sampling (Ke et al., "LightGBM", 2017, algorithm 2): the rows with the largest gradients all take part, of the others some at random,
/// which count for all of them.
/// </summary>
/// <param name="topShare">Share of the rows that take part for their large gradients, a.</param>
/// <param name="randomShare">Share of all rows that is drawn from the others, b; each of them counts (1 - a) / b.</param>
/// <param name="fullRounds">First rounds in which every row takes part: nothing is known of the gradients yet.</param>
internal sealed class GossSampler(double topShare, double randomShare, int fullRounds) : IRowSampler
{
    /// <inheritdoc/>
    public double LargestWeight => All ? 1 : Math.Max(1, (1 - topShare) / randomShare);

    private bool All => topShare + randomShare >= 1;

    /// <inheritdoc/>
    public RowSample Draw(int round, SoftmaxGradients gradients, RandomSource random)
    {
        var count = gradients.Count;
        var order = Enumerable.Range(0, count).ToArray();
        if (All || round <= fullRounds)
            return new RowSample(order, null);
        var importance = new double[count];
        for (var row = 0; row < count; row++)
            importance[row] = -gradients.Importance(row);
        Array.Sort(importance, order);
        var top = (int)Math.Ceiling(topShare * count);
        var others = order.AsSpan(top);
        random.Shuffle(others);
        var drawn = Math.Min(others.Length, (int)Math.Ceiling(randomShare * count));
        var weight = (double)others.Length / Math.Max(1, drawn);
        var weightOfRow = new Dictionary<int, double>();
        foreach (var row in others[..drawn])
            weightOfRow.Add(row, weight);
        var rows = order[..(top + drawn)];
        Array.Sort(rows);
        return new RowSample(rows, [.. rows.Select(row => weightOfRow.GetValueOrDefault(row, 1))]);
    }
}
