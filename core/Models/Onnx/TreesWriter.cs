using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Models.Onnx;

/// <summary>Writes trees into a graph.</summary>
internal static class TreesWriter
{
    /// <summary>
    /// Appends <c>TreeEnsembleClassifier</c>. Thresholds and weights are 32-bit in the format as they are here, so that a reader's scores are ours. How many training rows
    /// came through each node is written as <c>nodes_hitrates</c>, so that a model file alone can be explained.
    /// </summary>
    /// <returns>Rows of probabilities.</returns>
    public static OnnxValue Trees(this OnnxGraphBuilder graph, OnnxValue features, TreeEnsembleOperator trees)
    {
        var ensemble = trees.Ensemble;
        var nodes = new NodeTable();
        var weights = new WeightTable();
        for (var tree = 0; tree < ensemble.Roots.Length; tree++)
        {
            var root = ensemble.Roots[tree];
            var end = tree + 1 < ensemble.Roots.Length ? ensemble.Roots[tree + 1] : ensemble.Nodes.Length;
            for (var node = root; node < end; node++)
            {
                nodes.Add(tree, node - root, ensemble.Nodes[node].Moved(-root), ensemble.Covers[node]);
                foreach (var weight in ensemble.WeightsOf(node))
                    weights.Add(tree, node - root, weight);
            }
        }

        AttributeProto[] attributes =
        [
            OnnxAttribute.Of("base_values", ensemble.BaseScores.ToArray()),
            .. weights.Attributes,
            OnnxAttribute.Of("classlabels_int64s", Enumerable.Range(0, ensemble.LabelCount).Select(label => (long)label)),
            .. nodes.Attributes,
            OnnxAttribute.Of("post_transform", trees.Transform == ScoreTransform.Softmax ? TreesFormat.Softmax : TreesFormat.None),
        ];

        // The first result, the likeliest label, is nothing anyone here asks for, but the format has it.
        return graph.Append(TreesFormat.Kind, [1, ensemble.LabelCount], [features.Name], attributes, OnnxFormat.LearningDomain)[1];
    }

    private sealed class NodeTable
    {
        private readonly List<long> _columns = [], _nodes = [], _trees = [], _lefts = [], _rights = [], _missingLeft = [];
        private readonly List<float> _thresholds = [], _covers = [];
        private readonly List<string> _modes = [];

        public IEnumerable<AttributeProto> Attributes =>
        [
            OnnxAttribute.Of("nodes_falsenodeids", _rights),
            OnnxAttribute.Of("nodes_featureids", _columns),
            OnnxAttribute.Of("nodes_hitrates", _covers),
            OnnxAttribute.Of("nodes_missing_value_tracks_true", _missingLeft),
            OnnxAttribute.Of("nodes_modes", _modes),
            OnnxAttribute.Of("nodes_nodeids", _nodes),
            OnnxAttribute.Of("nodes_treeids", _trees),
            OnnxAttribute.Of("nodes_truenodeids", _lefts),
            OnnxAttribute.Of("nodes_values", _thresholds),
        ];

        public void Add(int tree, int place, TreeNode node, float cover)
        {
            var leaf = node.Left == place;
            _trees.Add(tree);
            _nodes.Add(place);
            _columns.Add(node.Column);
            _modes.Add(leaf ? TreesFormat.Leaf : TreesFormat.AtMost);
            _thresholds.Add(leaf ? 0 : node.Threshold);
            _lefts.Add(leaf ? 0 : node.Left);
            _rights.Add(leaf ? 0 : node.Left + 1);
            _missingLeft.Add(!leaf && node.MissingLeft ? 1 : 0);
            _covers.Add(cover);
        }
    }

    private sealed class WeightTable
    {
        private readonly List<long> _labels = [], _nodes = [], _trees = [];
        private readonly List<float> _weights = [];

        public IEnumerable<AttributeProto> Attributes =>
        [
            OnnxAttribute.Of("class_ids", _labels),
            OnnxAttribute.Of("class_nodeids", _nodes),
            OnnxAttribute.Of("class_treeids", _trees),
            OnnxAttribute.Of("class_weights", _weights),
        ];

        public void Add(int tree, int node, LabelWeight weight)
        {
            _trees.Add(tree);
            _nodes.Add(node);
            _labels.Add(weight.Label);
            _weights.Add(weight.Weight);
        }
    }
}
