using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Learning.Trees.Forests;

/// <summary>Grows one tree of a forest after the other. Belongs to one thread.</summary>
internal sealed class ForestTreeGrower
{
    private readonly FloatRows _rows;
    private readonly int[] _labels;
    private readonly int _labelCount;
    private readonly ForestPlan _plan;
    private readonly ForestSplitFinder _finder;
    private readonly LabelCounts _counts;
    private readonly int[] _times;
    private readonly int[] _order;
    private readonly int[] _right;
    private readonly Stack<(int Node, int Depth, int Start, int Count)> _open = [];

    /// <summary>Allocates for the rows.</summary>
    public ForestTreeGrower(FloatRows rows, int[] labels, int labelCount, ForestPlan plan)
    {
        (_rows, _labels, _labelCount, _plan) = (rows, labels, labelCount, plan);
        _finder = new ForestSplitFinder(rows, labels, labelCount, plan);
        _counts = new LabelCounts(labelCount, plan.Impurity);
        _times = new int[rows.Count];
        _order = new int[rows.Count];
        _right = new int[rows.Count];
    }

    /// <summary>Grows a tree.</summary>
    /// <param name="seed">Everything random follows from it.</param>
    /// <param name="gains">What each column's splits were worth is added here.</param>
    public Tree Grow(long seed, Span<double> gains)
    {
        var random = new RandomSource(seed);
        var tree = new Tree();
        _finder.Reset();
        _open.Push((0, 0, 0, Draw(random)));
        while (_open.TryPop(out var next))
        {
            var (node, depth, start, count) = next;
            var rows = _order.AsSpan(start, count);
            _counts.Clear();
            foreach (var row in rows)
                _counts.Add(_labels[row], _times[row]);
            var mayBeSplit = depth < _plan.MaximumDepth && _counts.Total >= 2 * _plan.MinimumLeafRows && !_counts.Pure;
            if (!mayBeSplit || _finder.Find(rows, _times, _counts, random) is not { } split)
            {
                SetWeights(tree, node);
                continue;
            }

            gains[split.Column] += Math.Max(split.Gain, 0);
            var left = tree.Split(node, split.Column, split.Threshold, split.MissingLeft);
            var leftCount = Divide(rows, tree.Nodes[node]);
            _open.Push((left + 1, depth + 1, start + leftCount, count - leftCount));
            _open.Push((left, depth + 1, start, leftCount));
        }

        return tree;
    }

    /// <summary>As many rows as there are, drawn with replacement, or every row once.</summary>
    private int Draw(RandomSource random)
    {
        Array.Fill(_times, _plan.Bagging ? 0 : 1);
        for (var i = 0; _plan.Bagging && i < _times.Length; i++)
            _times[random.NextBelow(_times.Length)]++;
        var count = 0;
        for (var row = 0; row < _times.Length; row++)
        {
            if (_times[row] > 0)
                _order[count++] = row;
        }

        return count;
    }

    private int Divide(Span<int> rows, TreeNode node)
    {
        var values = _rows.Column(node.Column);
        var (left, right) = (0, 0);
        foreach (var row in rows)
        {
            if (node.Next(values[row]) == node.Left)
                rows[left++] = row;
            else
                _right[right++] = row;
        }

        _right.AsSpan(0, right).CopyTo(rows[left..]);
        return left;
    }

    private void SetWeights(Tree tree, int leaf)
    {
        var weights = new List<LabelWeight>();
        for (var label = 0; label < _labelCount; label++)
        {
            if (_counts[label] > 0)
                weights.Add(new LabelWeight(label, (float)((double)_counts[label] / _counts.Total / _plan.Trees)));
        }

        tree.SetWeights(leaf, [.. weights]);
    }
}
