using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Explaining.Trees;

/// <summary>
/// How much each feature moved a row's scores: the exact Shapley values of trees in time polynomial in their depth (Lundberg et al., "From local explanations to global
/// understanding with explainable AI for trees", 2020). A feature that is not known lets a row go both ways at once, in the shares in which training rows went
/// (path-dependent expectation). The values of a label add up to its score less its expected score. The scores are those before softmax, or a forest's probabilities.
/// Immutable and thread-safe.
/// </summary>
internal sealed class TreeShap
{
    /// <summary>Counts are 32-bit numbers, and weighted rows add up with a rounding each.</summary>
    private const float CountTolerance = 1e-3f;

    private readonly TreeEnsemble _trees;
    private readonly double[] _expectedScores;
    private readonly int _pathRoom;

    /// <summary>Explains trees, of a file or fresh from training.</summary>
    /// <exception cref="ArgumentException">They do not say how many training rows went which way, see <see cref="Counts"/>.</exception>
    public TreeShap(TreeEnsemble trees)
    {
        if (!Counts(trees))
            throw new ArgumentException("The trees do not say how many training rows went which way, so no feature's share in a score can be told.", nameof(trees));
        _trees = trees;
        _expectedScores = [.. trees.BaseScores.ToArray().Select(score => (double)score)];
        var depths = new int[trees.Nodes.Length];
        var shares = new double[trees.Nodes.Length];
        foreach (var root in trees.Roots)
            shares[root] = 1;
        for (var node = 0; node < trees.Nodes.Length; node++)
        {
            foreach (var weight in trees.WeightsOf(node))
                _expectedScores[weight.Label] += shares[node] * weight.Weight;
            var left = trees.Nodes[node].Left;
            if (left == node)
                continue;
            for (var child = left; child < left + 2; child++)
            {
                depths[child] = depths[node] + 1;
                shares[child] = shares[node] * trees.Covers[child] / trees.Covers[node];
            }
        }

        var deepest = depths.DefaultIfEmpty().Max();
        _pathRoom = (deepest + 2) * (Math.Min(deepest, trees.Columns) + 2);
    }

    /// <summary>Columns of a row.</summary>
    public int Columns => _trees.Columns;

    /// <summary>How many labels have a score.</summary>
    public int LabelCount => _trees.LabelCount;

    /// <summary>Each label's mean score over the training rows, as the trees tell them apart.</summary>
    public IReadOnlyList<double> ExpectedScores => _expectedScores;

    /// <summary>
    /// Whether the trees say how many training rows went which way: some through every split, and as many through its two children as through itself. Other programs'
    /// files often have 0 or 1 everywhere.
    /// </summary>
    public static bool Counts(TreeEnsemble trees)
    {
        for (var node = 0; node < trees.Nodes.Length; node++)
        {
            var left = trees.Nodes[node].Left;
            if (left == node)
                continue;
            var (all, first, second) = (trees.Covers[node], trees.Covers[left], trees.Covers[left + 1]);
            if (!(all > 0 && first >= 0 && second >= 0 && Math.Abs(first + second - all) <= CountTolerance * all))
                return false;
        }

        return true;
    }

    /// <summary>Each label's score of a row: the expected one and all features' values.</summary>
    /// <exception cref="ArgumentException">The lengths are not those of a row and of its scores.</exception>
    public void Score(ReadOnlySpan<double> row, Span<double> scores)
    {
        var numbers = Rounded(row, scores.Length == LabelCount);
        for (var label = 0; label < LabelCount; label++)
            scores[label] = _trees.BaseScores[label];
        foreach (var root in _trees.Roots)
        {
            var node = root;
            while (_trees.Nodes[node].Left != node)
                node = _trees.Nodes[node].Next(numbers[_trees.Nodes[node].Column]);
            foreach (var weight in _trees.WeightsOf(node))
                scores[weight.Label] += weight.Weight;
        }
    }

    /// <summary>Explains a row.</summary>
    /// <param name="row">Its features as they were measured.</param>
    /// <param name="values">Row-major: a row for each label, a value for each column in it.</param>
    /// <exception cref="ArgumentException">The lengths are not those of a row and of a value for each label and column.</exception>
    public void Explain(ReadOnlySpan<double> row, Span<double> values)
    {
        var numbers = Rounded(row, values.Length == LabelCount * Columns);
        values.Clear();
        // Each node works on a copy of its parent's path, which lies behind it: as many steps as columns at most, as many copies as levels.
        var paths = new ShapStep[_pathRoom];
        foreach (var root in _trees.Roots)
            Descend(root, numbers, paths, 0, -1, 1, 1, values);
    }

    private void Descend(int node, float[] row, Span<ShapStep> path, int length, int column, double zero, double one, Span<double> values)
    {
        ShapPath.Extend(path, length, column, zero, one);
        length++;
        ref readonly var here = ref _trees.Nodes[node];
        if (here.Left == node)
        {
            AddLeaf(node, path[..length], values);
            return;
        }

        var hot = here.Next(row[here.Column]);
        var cold = hot == here.Left ? hot + 1 : here.Left;
        var (aboveZero, aboveOne) = (1.0, 1.0);
        for (var place = 1; place < length; place++)
        {
            if (path[place].Column != here.Column)
                continue;
            // A column that was asked before is asked more closely now: both answers become one.
            (aboveZero, aboveOne) = (path[place].Zero, path[place].One);
            ShapPath.Unwind(path, length, place);
            length--;
            break;
        }

        var child = path[length..];
        for (var side = 0; side < 2; side++)
        {
            var (next, goes) = side == 0 ? (hot, aboveOne) : (cold, 0);
            var share = aboveZero * _trees.Covers[next] / _trees.Covers[node];
            // No training row and not this one either: nothing can come of it.
            if (share == 0 && goes == 0)
                continue;
            path[..length].CopyTo(child);
            Descend(next, row, child, length, here.Column, share, goes, values);
        }
    }

    private void AddLeaf(int leaf, ReadOnlySpan<ShapStep> path, Span<double> values)
    {
        var strayed = double.NaN;
        for (var place = 1; place < path.Length; place++)
        {
            var step = path[place];
            double moved;
            if (step.One != 0)
            {
                moved = ShapPath.SumWithout(path, place) * (step.One - step.Zero);
            }
            else
            {
                // The share cancels out, so it is the same for every column in which the row goes elsewhere, as it does in most.
                if (double.IsNaN(strayed))
                    strayed = -ShapPath.SumWithout(path, place) * step.Zero;
                moved = strayed;
            }

            foreach (var weight in _trees.WeightsOf(leaf))
                values[weight.Label * Columns + step.Column] += moved * weight.Weight;
        }
    }

    private float[] Rounded(ReadOnlySpan<double> row, bool fits)
    {
        if (row.Length != Columns || !fits)
            throw new ArgumentException($"A row of {row.Length} numbers and the room for its scores are not those of {Columns} columns and {LabelCount} labels.", nameof(row));
        var rounded = new float[Columns];
        for (var i = 0; i < row.Length; i++)
            rounded[i] = (float)row[i];
        return rounded;
    }
}
