using System.Diagnostics;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>
/// Walks rows through trees, eight trees at once: a step waits for memory twice, and the steps of eight trees wait together. A walk that has ended goes on standing still,
/// since a leaf leads to itself, until all have. Immutable and thread-safe.
/// </summary>
internal sealed unsafe class TreeWalk
{
    /// <summary>Trees walked through at once; as many walks as there are registers for.</summary>
    public const int TreesAtOnce = 8;

    /// <summary>Looking whether all walks have ended costs as much as one of their steps.</summary>
    private const int StepsBetweenLooks = 4;

    private readonly WalkNode[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _depths;

    /// <summary>Packs the trees.</summary>
    /// <param name="nodes">The nodes of all trees, parents before children.</param>
    /// <param name="roots">Where each tree starts.</param>
    public TreeWalk(ReadOnlySpan<TreeNode> nodes, ReadOnlySpan<int> roots)
    {
        _nodes = new WalkNode[nodes.Length];
        // Where there are fewer than eight trees left, the last one is walked through again.
        _roots = new int[(roots.Length + TreesAtOnce - 1) / TreesAtOnce * TreesAtOnce];
        _depths = new int[_roots.Length / TreesAtOnce];
        for (var tree = 0; tree < _roots.Length; tree++)
            _roots[tree] = roots[Math.Min(tree, roots.Length - 1)];
        var depths = new int[nodes.Length];
        for (var tree = 0; tree < roots.Length; tree++)
        {
            var end = tree + 1 < roots.Length ? roots[tree + 1] : nodes.Length;
            ref var deepest = ref _depths[tree / TreesAtOnce];
            for (var node = roots[tree]; node < end; node++)
            {
                _nodes[node] = new WalkNode(nodes[node].Moved(-roots[tree]));
                if (nodes[node].Left != node)
                    depths[nodes[node].Left] = depths[nodes[node].Left + 1] = depths[node] + 1;
                deepest = Math.Max(deepest, depths[node]);
            }
        }
    }

    /// <summary>Groups of eight trees.</summary>
    public int GroupCount => _depths.Length;

    /// <summary>The leaves where a row ends.</summary>
    /// <param name="group">Which eight trees.</param>
    /// <param name="row">The row; every column that a node names is there.</param>
    /// <param name="mayLack">Whether numbers of the row may be missing.</param>
    /// <param name="leaves">Eight places among the nodes of all trees.</param>
    public void Leaves(int group, ReadOnlySpan<float> row, bool mayLack, Span<int> leaves)
    {
        Debug.Assert(leaves.Length == TreesAtOnce);
        var roots = _roots.AsSpan(group * TreesAtOnce, TreesAtOnce);
        fixed (WalkNode* nodes = _nodes)
        fixed (float* values = row)
        {
            if (mayLack)
            {
                for (var i = 0; i < TreesAtOnce; i++)
                    leaves[i] = roots[i] + (int)Walk(nodes + roots[i], values, _depths[group]);
                return;
            }

            WalkNode* r0 = nodes + roots[0], r1 = nodes + roots[1], r2 = nodes + roots[2], r3 = nodes + roots[3];
            WalkNode* r4 = nodes + roots[4], r5 = nodes + roots[5], r6 = nodes + roots[6], r7 = nodes + roots[7];
            nint n0 = 0, n1 = 0, n2 = 0, n3 = 0, n4 = 0, n5 = 0, n6 = 0, n7 = 0;
            nint places = -1;
            for (var step = _depths[group]; step > 0; step--)
            {
                if (step % StepsBetweenLooks == 0)
                {
                    // A leaf leads to itself: walks that stand where they stood have all ended. Their places add up to more whenever one goes on.
                    var sum = n0 + n1 + n2 + n3 + n4 + n5 + n6 + n7;
                    if (sum == places)
                        break;
                    places = sum;
                }

                n0 = r0[n0].Next(values);
                n1 = r1[n1].Next(values);
                n2 = r2[n2].Next(values);
                n3 = r3[n3].Next(values);
                n4 = r4[n4].Next(values);
                n5 = r5[n5].Next(values);
                n6 = r6[n6].Next(values);
                n7 = r7[n7].Next(values);
            }

            leaves[0] = roots[0] + (int)n0;
            leaves[1] = roots[1] + (int)n1;
            leaves[2] = roots[2] + (int)n2;
            leaves[3] = roots[3] + (int)n3;
            leaves[4] = roots[4] + (int)n4;
            leaves[5] = roots[5] + (int)n5;
            leaves[6] = roots[6] + (int)n6;
            leaves[7] = roots[7] + (int)n7;
        }
    }

    private static nint Walk(WalkNode* root, float* values, int steps)
    {
        nint node = 0;
        for (; steps > 0; steps--)
            node = root[node].NextOrMissing(values);
        return node;
    }
}
