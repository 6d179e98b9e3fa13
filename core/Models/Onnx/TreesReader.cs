using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Reads <c>ai.onnx.ml.TreeEnsembleClassifier</c>. A file may be anybody's: that its nodes are trees (each reached once, from one root), that children, columns and labels
/// exist, and that nothing is larger than <see cref="TreesFormat"/> allows, is checked here once, so that scoring need not.
/// </summary>
internal sealed class TreesReader
{
    private readonly OnnxNode _node;
    private readonly int _columns;
    private readonly int _labelCount;
    private readonly long[] _treeIds, _nodeIds, _columnIds, _lefts, _rights, _missingLeft;
    private readonly float[] _values, _covers;
    private readonly string[] _modes;
    private readonly Dictionary<(long Tree, long Node), int> _places = [];
    private readonly int[] _firstWeights;
    private LabelWeight[] _weights = [];
    private readonly bool[] _reached;

    private TreesReader(OnnxNode node)
    {
        _node = node;
        node.RequireInputs(1);
        _columns = node.ColumnsOf(0);
        if (_columns > WalkNode.MostColumns)
            throw node.Refuse($"takes {_columns} columns, more than {WalkNode.MostColumns}");
        if (node.Output != 1 || node.OutputCount != 2)
            throw node.Refuse("is asked for the likeliest label, where this program takes its second result, the probabilities");
        _labelCount = Math.Max(node.IntegerList("classlabels_int64s").Length, node.TextList("classlabels_strings").Length);
        if (_labelCount is < 1 or > OnnxShape.MaximumExtent)
            throw node.Refuse($"has {_labelCount} labels, which is outside 1 to {OnnxShape.MaximumExtent}");
        _treeIds = node.IntegerList("nodes_treeids");
        if (_treeIds.Length is < 1 or > TreesFormat.MaximumNodes)
            throw node.Refuse($"has {_treeIds.Length} nodes, which is outside 1 to {TreesFormat.MaximumNodes}");
        _nodeIds = Column(node.IntegerList("nodes_nodeids"), "nodes_nodeids");
        _columnIds = Column(node.IntegerList("nodes_featureids"), "nodes_featureids");
        _lefts = Column(node.IntegerList("nodes_truenodeids"), "nodes_truenodeids");
        _rights = Column(node.IntegerList("nodes_falsenodeids"), "nodes_falsenodeids");
        _missingLeft = Column(node.IntegerList("nodes_missing_value_tracks_true"), "nodes_missing_value_tracks_true", optional: true);
        _values = Column(node.FloatList("nodes_values"), "nodes_values");
        _covers = Column(node.FloatList("nodes_hitrates"), "nodes_hitrates", optional: true);
        _modes = Column(node.TextList("nodes_modes"), "nodes_modes");
        _firstWeights = new int[_treeIds.Length + 1];
        _reached = new bool[_treeIds.Length];
    }

    /// <summary>Reads and checks.</summary>
    /// <exception cref="ModelFormatException">It is not such trees.</exception>
    public static TreeEnsembleOperator Read(OnnxNode node)
    {
        var reader = new TreesReader(node);
        var transform = node.Text("post_transform", TreesFormat.None) switch
        {
            TreesFormat.None => ScoreTransform.None,
            TreesFormat.Softmax => ScoreTransform.Softmax,
            var other => throw node.Refuse($"makes its scores probabilities by '{other}', which this program does not know"),
        };
        reader.Place();
        reader.ReadWeights();
        return new TreeEnsembleOperator(new TreeEnsemble(reader._columns, reader.BaseScores(), reader.Trees()), transform);
    }

    private void Place()
    {
        for (var place = 0; place < _treeIds.Length; place++)
        {
            if (!_places.TryAdd((_treeIds[place], _nodeIds[place]), place))
                throw _node.Refuse($"has the node {_nodeIds[place]} of its tree {_treeIds[place]} twice");
            if (_modes[place] is not (TreesFormat.Leaf or TreesFormat.AtMost or TreesFormat.Below))
                throw _node.Refuse($"has a node of the kind '{_modes[place]}', which this program does not know");
            if (!IsLeaf(place) && !(_columnIds[place] >= 0 && _columnIds[place] < _columns))
                throw _node.Refuse($"looks at feature {_columnIds[place]} where {_columns} arrive");
        }
    }

    private void ReadWeights()
    {
        var (trees, nodes) = (_node.IntegerList("class_treeids"), _node.IntegerList("class_nodeids"));
        var (labels, weights) = (_node.IntegerList("class_ids"), _node.FloatList("class_weights"));
        if (trees.Length > TreesFormat.MaximumWeights || nodes.Length != trees.Length || labels.Length != trees.Length || weights.Length != trees.Length)
        {
            throw _node.Refuse(
                $"has {trees.Length}, {nodes.Length}, {labels.Length} and {weights.Length} trees, nodes, labels and weights of leaves, " +
                $"which should be as many of each, up to {TreesFormat.MaximumWeights}");
        }

        var places = new int[trees.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            if (!_places.TryGetValue((trees[i], nodes[i]), out var place) || !IsLeaf(place))
                throw _node.Refuse($"has a weight for the node {nodes[i]} of its tree {trees[i]}, which is no leaf");
            if (!(labels[i] >= 0 && labels[i] < _labelCount))
                throw _node.Refuse($"has a weight for label {labels[i]} of {_labelCount}");
            places[i] = place;
            _firstWeights[place + 1]++;
        }

        // Each leaf's weights side by side, in the order in which the file has them.
        for (var place = 0; place < _treeIds.Length; place++)
            _firstWeights[place + 1] += _firstWeights[place];
        _weights = new LabelWeight[trees.Length];
        var next = _firstWeights[..^1];
        for (var i = 0; i < trees.Length; i++)
            _weights[next[places[i]]++] = new LabelWeight((int)labels[i], weights[i]);

        // The format has a rule of its own for the score of the other of two labels; without it the answer would be another one.
        if (_labelCount == 2 && labels.Distinct().Count() == 1)
            throw _node.Refuse("has weights for one of its two labels only, which this program does not know");
    }

    private float[] BaseScores()
    {
        var scores = _node.FloatList("base_values");
        if (scores.Length != 0 && scores.Length != _labelCount)
            throw _node.Refuse($"has {scores.Length} base values for {_labelCount} labels");
        return scores.Length == 0 ? new float[_labelCount] : scores;
    }

    private List<Tree> Trees()
    {
        var isChild = new bool[_treeIds.Length];
        for (var place = 0; place < _treeIds.Length; place++)
        {
            if (!IsLeaf(place))
                isChild[Child(place, _lefts[place])] = isChild[Child(place, _rights[place])] = true;
        }

        var (trees, roots) = (new List<Tree>(), new HashSet<long>());
        for (var place = 0; place < _treeIds.Length; place++)
        {
            if (isChild[place])
                continue;
            if (!roots.Add(_treeIds[place]))
                throw _node.Refuse($"has a tree, {_treeIds[place]}, of which two nodes are below no other");
            if (trees.Count == TreesFormat.MaximumTrees)
                throw _node.Refuse($"has more than {TreesFormat.MaximumTrees} trees");
            trees.Add(Descend(place));
        }

        return _reached.All(reached => reached) ? trees : throw _node.Refuse("has nodes that lead back to themselves, so they are no tree");
    }

    private Tree Descend(int root)
    {
        var tree = new Tree();
        var open = new Queue<(int Place, int Node, int Depth)>([(root, 0, 0)]);
        while (open.TryDequeue(out var next))
        {
            var (place, node, depth) = next;
            if (_reached[place])
                throw _node.Refuse($"has a node, {_nodeIds[place]} of its tree {_treeIds[place]}, that is below two others");
            _reached[place] = true;
            tree.Covers[node] = _covers[place];
            if (IsLeaf(place))
            {
                tree.SetWeights(node, _weights.AsSpan(_firstWeights[place].._firstWeights[place + 1]));
                continue;
            }

            if (depth == TreesFormat.MaximumDepth || tree.NodeCount + 2 > WalkNode.MostNodes)
                throw _node.Refuse($"has a tree of more than {TreesFormat.MaximumDepth} levels or {WalkNode.MostNodes} nodes");
            // x < t says the same as x <= the next float below t.
            var threshold = _modes[place] == TreesFormat.Below ? MathF.BitDecrement(_values[place]) : _values[place];
            var left = tree.Split(node, (int)_columnIds[place], threshold, _missingLeft[place] != 0);
            open.Enqueue((Child(place, _lefts[place]), left, depth + 1));
            open.Enqueue((Child(place, _rights[place]), left + 1, depth + 1));
        }

        return tree;
    }

    private bool IsLeaf(int place) => _modes[place] == TreesFormat.Leaf;

    private int Child(int parent, long id) => _places.TryGetValue((_treeIds[parent], id), out var place)
        ? place
        : throw _node.Refuse($"names the node {id} of its tree {_treeIds[parent]}, which is not there");

    private T[] Column<T>(T[] values, string name, bool optional = false)
    {
        if (optional && values.Length == 0)
            return new T[_treeIds.Length];
        return values.Length == _treeIds.Length ? values : throw _node.Refuse($"has {values.Length} {name} for {_treeIds.Length} nodes");
    }
}
