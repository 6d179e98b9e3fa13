using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>Draws the columns that a tree and each of its splits look at, in ascending order. Belongs to one thread.</summary>
internal sealed class ColumnSampler(int columns)
{
    private readonly int[] _all = [.. Enumerable.Range(0, columns)];
    private readonly int[] _ofTree = new int[columns];
    private readonly int[] _ofSplit = new int[columns];
    private int _treeCount;

    /// <summary>The tree's columns.</summary>
    public ReadOnlySpan<int> OfTree => _ofTree.AsSpan(0, _treeCount);

    /// <summary>Draws a tree's columns: at least one.</summary>
    public void DrawForTree(double share, RandomSource random) => _treeCount = Draw(_all, share, _ofTree, random);

    /// <summary>Draws a split's columns out of the tree's: at least one.</summary>
    public ReadOnlySpan<int> DrawForSplit(double share, RandomSource random) =>
        share >= 1 ? OfTree : _ofSplit.AsSpan(0, Draw(OfTree, share, _ofSplit, random));

    private static int Draw(ReadOnlySpan<int> from, double share, Span<int> to, RandomSource random)
    {
        var wanted = share >= 1 ? from.Length : Math.Max(1, (int)Math.Round(share * from.Length));
        var drawn = 0;
        // Each is taken with the probability that what is still wanted has among what is still to come.
        for (var i = 0; drawn < wanted; i++)
        {
            if (wanted - drawn == from.Length - i || random.NextBelow(from.Length - i) < wanted - drawn)
                to[drawn++] = from[i];
        }

        return drawn;
    }
}
