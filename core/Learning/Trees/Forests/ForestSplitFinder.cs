using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees.Binning;

namespace GenreFunctions.Learning.Trees.Forests;

/// <summary>
/// Looks for a node's split among a few columns drawn at random: the best of all thresholds (random forest), or one threshold a column drawn at random between its
/// least and its largest number (extra trees). Belongs to one thread.
/// </summary>
internal sealed class ForestSplitFinder
{
    private readonly FloatRows _rows;
    private readonly int[] _labels;
    private readonly ForestPlan _plan;
    private readonly int[] _columns;
    private readonly float[] _values;
    private readonly int[] _order;
    private readonly LabelCounts _left;
    private readonly LabelCounts _right;
    private readonly LabelCounts _missing;

    /// <summary>Allocates for nodes of up to as many rows as there are.</summary>
    public ForestSplitFinder(FloatRows rows, int[] labels, int labelCount, ForestPlan plan)
    {
        (_rows, _labels, _plan) = (rows, labels, plan);
        _columns = [.. Enumerable.Range(0, rows.Columns)];
        _values = new float[rows.Count];
        _order = new int[rows.Count];
        _left = new LabelCounts(labelCount, plan.Impurity);
        _right = new LabelCounts(labelCount, plan.Impurity);
        _missing = new LabelCounts(labelCount, plan.Impurity);
    }

    /// <summary>Forgets in which order columns were drawn last, so that a tree does not depend on the one before.</summary>
    public void Reset()
    {
        for (var column = 0; column < _columns.Length; column++)
            _columns[column] = column;
    }

    /// <summary>The best split; <see langword="null"/> where there is none.</summary>
    /// <param name="rows">The node's rows, each once.</param>
    /// <param name="times">How often each row of all counts.</param>
    /// <param name="counts">The node's labels.</param>
    /// <param name="random">Everything random comes from here.</param>
    public ForestSplit? Find(ReadOnlySpan<int> rows, ReadOnlySpan<int> times, LabelCounts counts, RandomSource random)
    {
        var (wanted, mixed) = (_plan.ColumnsOutOf(_columns.Length), counts.Mixed);
        // A split that gains nothing will do: what is mixed like a chessboard is told apart by two splits of which the first gains nothing.
        var best = new ForestSplit(-1, 0, false, double.NegativeInfinity);
        // A column that does not vary here is drawn in vain: the next one takes its place.
        for (var (drawn, useful) = (0, 0); drawn < _columns.Length && useful < wanted; drawn++)
        {
            var other = drawn + random.NextBelow(_columns.Length - drawn);
            (_columns[drawn], _columns[other]) = (_columns[other], _columns[drawn]);
            var column = _columns[drawn];
            var present = Gather(rows, times, column);
            if (!Varies(present, rows.Length))
                continue;
            useful++;
            if (_plan.RandomThresholds)
                TryRandom(column, present, times, counts, random, mixed, ref best);
            else
                TryAll(column, present, times, counts, mixed, ref best);
        }

        return best.Column < 0 ? null : best;
    }

    private int Gather(ReadOnlySpan<int> rows, ReadOnlySpan<int> times, int column)
    {
        var values = _rows.Column(column);
        var present = 0;
        _missing.Clear();
        foreach (var row in rows)
        {
            if (float.IsNaN(values[row]))
            {
                _missing.Add(_labels[row], times[row]);
                continue;
            }

            (_values[present], _order[present]) = (values[row], row);
            present++;
        }

        return present;
    }

    private bool Varies(int present, int count)
    {
        if (present == 0)
            return false;
        return present < count || _values.AsSpan(1, present - 1).ContainsAnyExcept(_values[0]);
    }

    private void TryAll(int column, int present, ReadOnlySpan<int> times, LabelCounts counts, double mixed, ref ForestSplit best)
    {
        var values = _values.AsSpan(0, present);
        var order = _order.AsSpan(0, present);
        values.Sort(order);
        _left.Clear();
        for (var i = 0; i < present; i++)
        {
            _left.Add(_labels[order[i]], times[order[i]]);
            if (i + 1 < present && values[i] < values[i + 1])
                Judge(column, ColumnBins.Between(values[i], values[i + 1]), counts, mixed, ref best);
        }

        // All that is there against all that is missing.
        if (_missing.Total > 0)
            Judge(column, float.MaxValue, counts, mixed, ref best);
    }

    private void TryRandom(int column, int present, ReadOnlySpan<int> times, LabelCounts counts, RandomSource random, double mixed, ref ForestSplit best)
    {
        var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
        foreach (var value in _values.AsSpan(0, present))
            (least, largest) = (Math.Min(least, value), Math.Max(largest, value));
        var threshold = float.MaxValue;
        if (least < largest)
        {
            threshold = (float)(least + random.NextDouble() * ((double)largest - least));
            threshold = threshold < largest ? threshold : least;
        }

        _left.Clear();
        for (var i = 0; i < present; i++)
        {
            if (_values[i] <= threshold)
                _left.Add(_labels[_order[i]], times[_order[i]]);
        }

        Judge(column, threshold, counts, mixed, ref best);
    }

    /// <summary>Compares the split whose left side has been counted, with the rows that lack the number on the right and, if there are any, on the left.</summary>
    private void Judge(int column, float threshold, LabelCounts counts, double mixed, ref ForestSplit best)
    {
        // Where nobody lacks the number here, whoever lacks it later goes with the most.
        JudgeSide(column, threshold, missingLeft: _missing.Total == 0 && 2 * _left.Total >= counts.Total, counts, mixed, ref best);
        if (_missing.Total == 0)
            return;
        _left.Add(_missing, 1);
        JudgeSide(column, threshold, missingLeft: true, counts, mixed, ref best);
        _left.Add(_missing, -1);
    }

    private void JudgeSide(int column, float threshold, bool missingLeft, LabelCounts counts, double mixed, ref ForestSplit best)
    {
        if (_left.Total < _plan.MinimumLeafRows || counts.Total - _left.Total < _plan.MinimumLeafRows)
            return;
        _right.Clear();
        _right.Add(counts, 1);
        _right.Add(_left, -1);
        var gain = mixed - _left.Mixed - _right.Mixed;
        if (gain > best.Gain)
            best = new ForestSplit(column, threshold, missingLeft, gain);
    }
}
