using System.Diagnostics;

namespace GenreFunctions.Models.Operators.Trees;

/// <summary>
/// Trees whose leaves add to labels' scores: score_k = base_k + the weights for k of the leaves where a row ends. The nodes of all trees lie in one array.
/// Sums are 32-bit and in the order of the trees, so a row's scores depend neither on the rows beside it nor on the machine. Immutable and thread-safe.
/// </summary>
internal sealed unsafe class TreeEnsemble
{
    /// <summary>Trees a row walks through at once: the steps of one wait for memory while those of the others go on.</summary>
    private const int TreesAtOnce = 4;

    private readonly TreeNode[] _nodes;
    private readonly int[] _roots;
    private readonly int[] _firstWeights;
    private readonly LabelWeight[] _weights;
    private readonly float[] _covers;
    private readonly float[] _baseScores;

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
        fixed (TreeNode* nodes = _nodes)
        {
            // A few trees stay in the cache while all the rows walk through them.
            for (var tree = 0; tree < _roots.Length; tree += TreesAtOnce)
            {
                var roots = _roots.AsSpan(tree, Math.Min(TreesAtOnce, _roots.Length - tree));
                for (var row = 0; row < count; row++)
                    Add(nodes, roots, rows.Slice(row * rowStride, Columns), scores.Slice(row * scoreStride, LabelCount));
            }
        }
    }

    private void Add(TreeNode* nodes, ReadOnlySpan<int> roots, ReadOnlySpan<float> row, Span<float> scores)
    {
        // Every column a node names has been checked: the walk itself checks nothing.
        fixed (float* values = row)
        {
            if (roots.Length < TreesAtOnce)
            {
                foreach (var root in roots)
                    AddLeaf(WalkOne(nodes, root, values), scores);
                return;
            }

            int a = roots[0], b = roots[1], c = roots[2], d = roots[3], moved;
            do
            {
                int toA = Step(nodes, a, values), toB = Step(nodes, b, values), toC = Step(nodes, c, values), toD = Step(nodes, d, values);
                moved = (a ^ toA) | (b ^ toB) | (c ^ toC) | (d ^ toD);
                (a, b, c, d) = (toA, toB, toC, toD);
            }
            while (moved != 0);

            AddLeaf(a, scores);
            AddLeaf(b, scores);
            AddLeaf(c, scores);
            AddLeaf(d, scores);
        }
    }

    private void AddLeaf(int leaf, Span<float> scores)
    {
        foreach (var weight in WeightsOf(leaf))
            scores[weight.Label] += weight.Weight;
    }

    private static int WalkOne(TreeNode* nodes, int node, float* values)
    {
        while (true)
        {
            var next = Step(nodes, node, values);
            if (next == node)
                return node;
            node = next;
        }
    }

    private static int Step(TreeNode* nodes, int node, float* values)
    {
        var here = nodes + node;
        var value = values[here->Column];
        // The comparison is a number here: which way a row goes cannot be foreseen, and a wrong guess costs more than the step.
        if (float.IsNaN(value))
            return here->MissingLeft ? here->Left : here->Left + 1;
        return here->Left + (value > here->Threshold ? 1 : 0);
    }
}
