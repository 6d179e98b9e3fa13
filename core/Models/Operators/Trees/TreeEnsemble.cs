using System.Diagnostics;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>
/// Trees whose leaves add to labels' scores: score_k = base_k + the weights for k of the leaves where a row ends. The nodes of all trees lie in one array.
/// Sums are 32-bit and in the order of the trees, so a row's scores depend neither on the rows beside it nor on the machine. Immutable and thread-safe.
/// </summary>
internal sealed class TreeEnsemble
{
    /// <summary>Rows that walk through a few trees before the next few are taken: they stay in the cache meanwhile.</summary>
    private const int RowsAtOnce = 64;

    private readonly TreeNode[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _firstWeights;
    private readonly LabelWeight[] _weights;
    private readonly float[] _covers;
    private readonly float[] _baseScores;
    private readonly TreeWalk _walk;
    private readonly LabelWeight[]? _onlyWeights;

    /// <summary>Lays the trees one after the other.</summary>
    /// <param name="columns">Columns of a row; no tree looks at others.</param>
    /// <param name="baseScores">Score of each label before any tree.</param>
    /// <param name="trees">The trees, in the order in which their leaves are added.</param>
    public TreeEnsemble(int columns, ReadOnlySpan<float> baseScores, IReadOnlyList<Tree> trees)
    {
        Columns = columns;
        _baseScores = baseScores.ToArray();
        _roots = new int[trees.Count];
        var count = trees.Sum(tree => tree.NodeCount);
        _nodes = new TreeNode[count];
        _covers = new float[count];
        _firstWeights = new int[count + 1];
        var weights = new List<LabelWeight>();
        var place = 0;
        for (var tree = 0; tree < trees.Count; tree++)
        {
            _roots[tree] = place;
            trees[tree].Covers.CopyTo(_covers.AsSpan(place));
            for (var node = 0; node < trees[tree].NodeCount; node++, place++)
            {
                _nodes[place] = trees[tree].Nodes[node].Moved(_roots[tree]);
                Debug.Assert(_nodes[place].Column >= 0 && _nodes[place].Column < columns);
                _firstWeights[place] = weights.Count;
                weights.AddRange(trees[tree].WeightsOf(node));
            }
        }

        _firstWeights[count] = weights.Count;
        _weights = [.. weights];
        Debug.Assert(_weights.All(weight => weight.Label >= 0 && weight.Label < LabelCount));
        _walk = new TreeWalk(_nodes, _roots);
        _onlyWeights = OnlyWeights();
    }

    /// <summary>Columns of a row.</summary>
    public int Columns { get; }

    /// <summary>How many labels have a score.</summary>
    public int LabelCount => _baseScores.Length;

    /// <summary>Where each tree starts among the nodes.</summary>
    public ReadOnlySpan<int> Roots => _roots;

    /// <summary>The nodes of all trees.</summary>
    public ReadOnlySpan<TreeNode> Nodes => _nodes;

    /// <summary>How many training rows came through each node; may be all nought where nobody has counted.</summary>
    public ReadOnlySpan<float> Covers => _covers;

    /// <summary>Score of each label before any tree.</summary>
    public ReadOnlySpan<float> BaseScores => _baseScores;

    /// <summary>What a leaf adds to the scores; nothing where it is a split.</summary>
    public ReadOnlySpan<LabelWeight> WeightsOf(int node) => _weights.AsSpan(_firstWeights[node].._firstWeights[node + 1]);

    /// <summary>Scores rows.</summary>
    /// <param name="rows">Rows, <paramref name="rowStride"/> apart.</param>
    /// <param name="rowStride">Numbers from one row to the next.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="scores">Scores of each row, <paramref name="scoreStride"/> apart.</param>
    /// <param name="scoreStride">Numbers from one row's scores to the next row's.</param>
    public void Score(ReadOnlySpan<float> rows, int rowStride, int count, Span<float> scores, int scoreStride)
    {
        if (count == 0)
            return;
        if (rows.Length < (count - 1) * rowStride + Columns || scores.Length < (count - 1) * scoreStride + LabelCount)
            throw new ArgumentException($"{rows.Length} numbers and room for {scores.Length} are not {count} rows and their scores.", nameof(rows));
        for (var row = 0; row < count; row++)
            _baseScores.CopyTo(scores.Slice(row * scoreStride, LabelCount));
        Span<bool> mayLack = stackalloc bool[RowsAtOnce];
        for (var first = 0; first < count; first += RowsAtOnce)
        {
            var block = Math.Min(RowsAtOnce, count - first);
            for (var row = 0; row < block; row++)
                mayLack[row] = LacksNumbers(rows.Slice((first + row) * rowStride, Columns));
            // A few trees stay in the cache while all the rows walk through them.
            for (var group = 0; group < _walk.GroupCount; group++)
            {
                for (var row = 0; row < block; row++)
                    Add(group, rows.Slice((first + row) * rowStride, Columns), mayLack[row], scores.Slice((first + row) * scoreStride, LabelCount));
            }
        }
    }

    private void Add(int group, ReadOnlySpan<float> row, bool mayLack, Span<float> scores)
    {
        Span<int> leaves = stackalloc int[TreeWalk.TreesAtOnce];
        _walk.Leaves(group, row, mayLack, leaves);
        leaves = leaves[..Math.Min(TreeWalk.TreesAtOnce, _roots.Length - group * TreeWalk.TreesAtOnce)];
        if (_onlyWeights is not null)
        {
            foreach (var leaf in leaves)
            {
                var only = _onlyWeights[leaf];
                scores[only.Label] += only.Weight;
            }

            return;
        }

        foreach (var leaf in leaves)
        {
            foreach (var weight in WeightsOf(leaf))
                scores[weight.Label] += weight.Weight;
        }
    }

    /// <summary>The weight of each node where every leaf has exactly one, as boosted trees have: it is then found without asking how many there are.</summary>
    private LabelWeight[]? OnlyWeights()
    {
        var only = new LabelWeight[_nodes.Length];
        for (var node = 0; node < _nodes.Length; node++)
        {
            if (_nodes[node].Left != node)
                continue;
            if (WeightsOf(node) is not [var weight])
                return null;
            only[node] = weight;
        }

        return only;
    }

    private static bool LacksNumbers(ReadOnlySpan<float> row)
    {
        foreach (var value in row)
        {
            if (float.IsNaN(value))
                return true;
        }

        return false;
    }
}
