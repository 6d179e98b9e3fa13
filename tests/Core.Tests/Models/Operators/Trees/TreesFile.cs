using GenreFunctions.Models.Onnx;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Tests.Models.Operators.Trees;

/// <summary>A node of the format with trees in it, as attributes, to be spoiled, read, and scored the slow way.</summary>
internal sealed class TreesFile
{
    private TreesFile(GraphProto graph, int columns) => (Graph, Columns) = (graph, columns);

    public GraphProto Graph { get; }

    public int Columns { get; }

    public NodeProto Node => Graph.Node[0];

    /// <summary>Two trees of two columns and three labels: one of depth two, one of depth one with two weights in a leaf.</summary>
    public static TreesFile Small()
    {
        var graph = new OnnxGraphBuilder(2);
        AttributeProto[] attributes =
        [
            OnnxAttribute.Of("nodes_treeids", [0L, 0, 0, 0, 0, 7, 7, 7]),
            OnnxAttribute.Of("nodes_nodeids", [4L, 3, 2, 1, 0, 5, 6, 9]),
            OnnxAttribute.Of("nodes_featureids", [0L, 0, 1, 0, 0, 1, 0, 0]),
            OnnxAttribute.Of("nodes_modes", ["LEAF", "LEAF", "BRANCH_LT", "LEAF", "BRANCH_LEQ", "BRANCH_LEQ", "LEAF", "LEAF"]),
            OnnxAttribute.Of("nodes_values", [0f, 0, 1, 0, 0.5f, -1, 0, 0]),
            OnnxAttribute.Of("nodes_truenodeids", [0L, 0, 3, 0, 1, 9, 0, 0]),
            OnnxAttribute.Of("nodes_falsenodeids", [0L, 0, 4, 0, 2, 6, 0, 0]),
            OnnxAttribute.Of("nodes_missing_value_tracks_true", [0L, 0, 1, 0, 0, 1, 0, 0]),
            OnnxAttribute.Of("nodes_hitrates", [3f, 2, 5, 5, 10, 10, 4, 6]),
            OnnxAttribute.Of("class_treeids", [0L, 0, 0, 7, 7, 7]),
            OnnxAttribute.Of("class_nodeids", [1L, 3, 4, 6, 6, 9]),
            OnnxAttribute.Of("class_ids", [0L, 1, 2, 2, 0, 1]),
            OnnxAttribute.Of("class_weights", [1f, 2, 3, 0.5f, 0.25f, -1]),
            OnnxAttribute.Of("classlabels_strings", ["a", "b", "c"]),
            OnnxAttribute.Of("base_values", [0.1f, 0.2f, 0.3f]),
            OnnxAttribute.Of("post_transform", "SOFTMAX"),
        ];
        var result = graph.Append("TreeEnsembleClassifier", [1, 3], ["features"], attributes, "ai.onnx.ml")[1];
        return new TreesFile(graph.End(result), 2);
    }

    public static TreesFile Of(TreeEnsembleOperator trees)
    {
        var graph = new OnnxGraphBuilder(trees.Ensemble.Columns);
        return new TreesFile(graph.End(graph.Trees(graph.Input, trees)), trees.Ensemble.Columns);
    }

    public AttributeProto this[string name] => Node.Attribute.Single(attribute => attribute.Name == name);

    /// <summary>The operator as the reader prepares it.</summary>
    public TreeEnsembleOperator Read() => (TreeEnsembleOperator)OnnxGraphReader.Read(Graph, Columns).Steps[0].Operator;

    /// <summary>Scores a row as the format describes it, attribute by attribute, in doubles.</summary>
    public double[] Slowly(double[] row)
    {
        var labels = Math.Max(Count("classlabels_int64s"), Count("classlabels_strings"));
        var scores = new double[labels];
        for (var label = 0; label < labels && Count("base_values") > 0; label++)
            scores[label] = this["base_values"].Floats[label];
        var (trees, nodes, lefts, rights) = (this["nodes_treeids"].Ints, this["nodes_nodeids"].Ints, this["nodes_truenodeids"].Ints, this["nodes_falsenodeids"].Ints);
        foreach (var (tree, places) in Enumerable.Range(0, trees.Count).GroupBy(i => trees[i]).Select(group => (group.Key, group.ToDictionary(i => nodes[i]))))
        {
            var children = places.Values.Where(i => Mode(i) != "LEAF").SelectMany(i => new[] { lefts[i], rights[i] }).ToHashSet();
            var at = places.Single(node => !children.Contains(node.Key)).Value;
            for (var mode = Mode(at); mode != "LEAF"; mode = Mode(at))
            {
                var (value, limit) = ((float)row[this["nodes_featureids"].Ints[at]], this["nodes_values"].Floats[at]);
                var holds = float.IsNaN(value) ? this["nodes_missing_value_tracks_true"].Ints[at] == 1 : mode == "BRANCH_LT" ? value < limit : value <= limit;
                at = places[holds ? lefts[at] : rights[at]];
            }

            var (weightTrees, weightNodes) = (this["class_treeids"].Ints, this["class_nodeids"].Ints);
            for (var i = 0; i < weightTrees.Count; i++)
            {
                if (weightTrees[i] == tree && weightNodes[i] == nodes[at])
                    scores[this["class_ids"].Ints[i]] += this["class_weights"].Floats[i];
            }
        }

        if (this["post_transform"].S.ToStringUtf8() == "NONE")
            return scores;
        double[] powers = [.. scores.Select(score => Math.Exp(score - scores.Max()))];
        return [.. powers.Select(power => power / powers.Sum())];
    }

    private string Mode(int place) => this["nodes_modes"].Strings[place].ToStringUtf8();

    private int Count(string name) =>
        Node.Attribute.FirstOrDefault(attribute => attribute.Name == name) is { } found ? found.Ints.Count + found.Strings.Count + found.Floats.Count : 0;
}
