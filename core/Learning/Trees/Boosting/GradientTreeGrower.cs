using System.Runtime.Intrinsics;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>Grows one tree after the other on binned rows; what it allocates it keeps. Belongs to one thread.</summary>
internal sealed class GradientTreeGrower(BinnedRows rows, GradientScale scale, SplitRule rule, Growth growth, double shrinkage)
{
    private readonly NodeRows _nodeRows = new(rows.Count);
    private readonly Histograms _histograms = new(rows);
    private readonly SplitFinder _finder = new(rows, scale, rule);
    private readonly ColumnSampler _columns = new(rows.Columns);
    private readonly List<OpenNode> _open = [];
    private Tree _tree = new();
    private RandomSource _random = new(0);
    private int _label;

    /// <summary>Grows a tree for a label.</summary>
    /// <param name="sample">The rows it is grown on.</param>
    /// <param name="gradients">Where all rows stand.</param>
    /// <param name="label">The label.</param>
    /// <param name="seed">Which columns are looked at follows from it.</param>
    /// <param name="gains">What each column's splits were worth is added here.</param>
    public Tree Grow(RowSample sample, SoftmaxGradients gradients, int label, long seed, Span<double> gains)
    {
        (_tree, _random, _label) = (new Tree(), new RandomSource(seed), label);
        _columns.DrawForTree(growth.ColumnShare, _random);
        var total = _nodeRows.Fill(sample, gradients, label, scale);
        Open(0, 0, 0, sample.Rows.Length, total, _histograms.Rent(), built: false);
        for (var leaves = 1; _open.Count > 0 && leaves < growth.MaximumLeaves; leaves++)
        {
            var next = TakeNext();
            gains[next.Split.Column] += next.Split.Gain;
            Split(next);
        }

        foreach (var node in _open)
            _histograms.Return(node.Histogram);
        _open.Clear();
        return _tree;
    }

    private OpenNode TakeNext()
    {
        // Without a preference the newest is next: fewest histograms are then alive at a time.
        var place = _open.Count - 1;
        if (growth.BestFirst)
        {
            place = 0;
            for (var i = 1; i < _open.Count; i++)
            {
                if (_open[i].Split.Gain > _open[place].Split.Gain)
                    place = i;
            }
        }

        var next = _open[place];
        _open.RemoveAt(place);
        return next;
    }

    private void Split(OpenNode node)
    {
        var (column, bin, missingLeft, _, leftTotal) = node.Split;
        var bins = rows.Bins[column];
        var left = _tree.Split(node.Node, column, bins.CutAfter(bin), missingLeft);
        var leftCount = _nodeRows.Divide(node.Start, node.Count, rows.Column(column), bin, bins.Count, missingLeft);
        var rightTotal = node.Total - leftTotal;
        var (depth, middle, rightCount) = (node.Depth + 1, node.Start + leftCount, node.Count - leftCount);

        // The smaller child's rows are summed, the larger one has what is left of the parent.
        var (larger, smaller) = (node.Histogram, _histograms.Rent());
        var leftIsSmaller = leftCount <= rightCount;
        var wanted = MayBeSplit(depth, leftCount, leftTotal) || MayBeSplit(depth, rightCount, rightTotal);
        if (wanted)
        {
            var (start, count) = leftIsSmaller ? (node.Start, leftCount) : (middle, rightCount);
            _histograms.Build(smaller, _columns.OfTree, _nodeRows.Rows(start, count), _nodeRows.Gradients(start, count));
            if (leftIsSmaller ? MayBeSplit(depth, rightCount, rightTotal) : MayBeSplit(depth, leftCount, leftTotal))
                _histograms.Subtract(larger, smaller, _columns.OfTree);
        }

        Open(left, depth, node.Start, leftCount, leftTotal, leftIsSmaller ? smaller : larger, built: true);
        Open(left + 1, depth, middle, rightCount, rightTotal, leftIsSmaller ? larger : smaller, built: true);
    }

    /// <summary>Gives a leaf its weight, and keeps it in mind if a split of it pays.</summary>
    private void Open(int node, int depth, int start, int count, Vector128<long> total, Vector128<long>[] histogram, bool built)
    {
        _tree.SetWeights(node, new LabelWeight(_label, (float)(shrinkage * rule.Weight(scale.Gradient(total), scale.Hessian(total)))));
        if (MayBeSplit(depth, count, total))
        {
            if (!built)
                _histograms.Build(histogram, _columns.OfTree, _nodeRows.Rows(start, count), _nodeRows.Gradients(start, count));
            if (_finder.Find(histogram, total, _columns.DrawForSplit(growth.ColumnShareOfSplit, _random)) is { } split)
            {
                _open.Add(new OpenNode(node, depth, start, count, total, histogram, split));
                return;
            }
        }

        _histograms.Return(histogram);
    }

    private bool MayBeSplit(int depth, int count, Vector128<long> total) =>
        depth < growth.MaximumDepth && count >= 2 * rule.LeastRows && scale.Hessian(total) >= 2 * rule.LeastHessian;
}
