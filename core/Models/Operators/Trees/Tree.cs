using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>One tree while it is grown or read. It starts as a leaf; every split adds two leaves, so siblings stand beside each other and after their parent.</summary>
internal sealed class Tree
{
    private readonly List<TreeNode> _nodes = [TreeNode.Leaf(0)];
    private readonly List<(int First, int Count)> _weightRanges = [default];
    private readonly List<LabelWeight> _weights = [];
    private readonly List<float> _covers = [0];

    /// <summary>How many nodes there are, leaves included. The first is the root.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>The nodes.</summary>
    public ReadOnlySpan<TreeNode> Nodes => CollectionsMarshal.AsSpan(_nodes);

    /// <summary>How many training rows came through each node; may be all nought where nobody has counted.</summary>
    public Span<float> Covers => CollectionsMarshal.AsSpan(_covers);

    /// <summary>Whether a node is a leaf.</summary>
    public bool IsLeaf(int node) => _nodes[node].Left == node;

    /// <summary>What a leaf adds to the scores; nothing where it is a split.</summary>
    public ReadOnlySpan<LabelWeight> WeightsOf(int node) =>
        CollectionsMarshal.AsSpan(_weights).Slice(_weightRanges[node].First, _weightRanges[node].Count);

    /// <summary>Turns a leaf into a split.</summary>
    /// <returns>The place of the left child; the right one is beside it.</returns>
    public int Split(int leaf, int column, float threshold, bool missingLeft)
    {
        Debug.Assert(IsLeaf(leaf) && !float.IsNaN(threshold));
        var left = _nodes.Count;
        _nodes[leaf] = new TreeNode(threshold, column, left, missingLeft);
        _weightRanges[leaf] = default;
        for (var child = left; child < left + 2; child++)
        {
            _nodes.Add(TreeNode.Leaf(child));
            _weightRanges.Add(default);
            _covers.Add(0);
        }

        return left;
    }

    /// <summary>Says what a leaf adds to the scores.</summary>
    public void SetWeights(int leaf, params ReadOnlySpan<LabelWeight> weights)
    {
        _weightRanges[leaf] = (_weights.Count, weights.Length);
        _weights.AddRange(weights);
    }

    /// <summary>The leaf where a row ends.</summary>
    public int LeafOf(ReadOnlySpan<float> row)
    {
        var nodes = Nodes;
        var node = 0;
        while (true)
        {
            ref readonly var here = ref nodes[node];
            if (here.Left == node)
                return node;
            node = here.Next(row[here.Column]);
        }
    }

    /// <summary>Gives every split the sum of its children's covers, from the covers of the leaves.</summary>
    public void SumCovers()
    {
        for (var node = NodeCount - 1; node >= 0; node--)
        {
            if (!IsLeaf(node))
                _covers[node] = _covers[_nodes[node].Left] + _covers[_nodes[node].Left + 1];
        }
    }
}
