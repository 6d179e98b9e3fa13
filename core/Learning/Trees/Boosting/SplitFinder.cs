using System.Runtime.Intrinsics;
using GenreFunctions.Learning.Trees.Binning;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>Looks for a node's best split: every cut of every column, with the rows that lack the number on either side. Among equals the first column and cut win.</summary>
internal sealed class SplitFinder(BinnedRows rows, GradientScale scale, SplitRule rule)
{
    /// <summary>The best split; <see langword="null"/> where none pays.</summary>
    /// <param name="histogram">Sums of the node's rows by bin; those of the columns looked at are filled in.</param>
    /// <param name="total">Sum of the node's rows.</param>
    /// <param name="columns">The columns looked at.</param>
    public GradientSplit? Find(ReadOnlySpan<Vector128<long>> histogram, Vector128<long> total, ReadOnlySpan<int> columns)
    {
        var parent = rule.Worth(scale.Gradient(total), scale.Hessian(total));
        // A gain that is not above the rounding of what it is the difference of is none.
        var best = new GradientSplit(-1, 0, false, Math.Max(rule.LeastGain, parent * 1e-12), default);
        foreach (var column in columns)
        {
            var bins = rows.Bins[column].Count;
            var sums = histogram.Slice(rows.FirstBin(column), bins + (rows.HasMissing(column) ? 1 : 0));
            if (sums.Length > bins && sums[bins] != Vector128<long>.Zero)
                FindWithMissing(sums, total, parent, column, ref best);
            else
                Find(sums[..bins], total, parent, column, ref best);
        }

        return best.Column < 0 ? null : best;
    }

    private void Find(ReadOnlySpan<Vector128<long>> sums, Vector128<long> total, double parent, int column, ref GradientSplit best)
    {
        var left = Vector128<long>.Zero;
        for (var bin = 0; bin < sums.Length - 1; bin++)
        {
            // An empty bin divides the rows as the bin before it did.
            if (sums[bin] == Vector128<long>.Zero)
                continue;
            left += sums[bin];
            if (Gain(left, total - left, parent) is var gain && gain > best.Gain)
            {
                // Where nobody lacks the number here, whoever lacks it later goes with the most.
                var missingLeft = 2 * scale.Count(left) >= scale.Count(total);
                best = new GradientSplit(column, MiddleOfGap(sums, bin), missingLeft, gain, left);
            }
        }
    }

    private void FindWithMissing(ReadOnlySpan<Vector128<long>> sums, Vector128<long> total, double parent, int column, ref GradientSplit best)
    {
        var missing = sums[^1];
        var left = Vector128<long>.Zero;
        for (var bin = 0; bin < sums.Length - 1; bin++)
        {
            if (sums[bin] == Vector128<long>.Zero)
                continue;
            left += sums[bin];
            var gainRight = Gain(left, total - left, parent);
            var gainLeft = Gain(left + missing, total - left - missing, parent);
            if (Math.Max(gainLeft, gainRight) > best.Gain)
            {
                best = gainLeft > gainRight
                    ? new GradientSplit(column, MiddleOfGap(sums[..^1], bin), true, gainLeft, left + missing)
                    : new GradientSplit(column, MiddleOfGap(sums[..^1], bin), false, gainRight, left);
            }
        }
    }

    /// <summary>The node's rows leave some bins empty: the cut goes halfway into the gap, as far from either side as it can be.</summary>
    private static int MiddleOfGap(ReadOnlySpan<Vector128<long>> sums, int bin)
    {
        var next = bin + 1;
        while (next < sums.Length && sums[next] == Vector128<long>.Zero)
            next++;
        return next == sums.Length ? sums.Length - 1 : (bin + next - 1) / 2;
    }

    private double Gain(Vector128<long> left, Vector128<long> right, double parent)
    {
        var (leftHessian, rightHessian) = (scale.Hessian(left), scale.Hessian(right));
        if (!rule.Allows(scale.Count(left), leftHessian) || !rule.Allows(scale.Count(right), rightHessian))
            return double.NegativeInfinity;
        return rule.Worth(scale.Gradient(left), leftHessian) + rule.Worth(scale.Gradient(right), rightHessian) - parent;
    }
}
