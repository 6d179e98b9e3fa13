using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Models.Onnx;

/// <summary>Reads support vector machines: <c>SVMClassifier</c> with a radial kernel and probabilities, as <see cref="MarginWriter"/> describes it.</summary>
internal static class MarginReader
{
    /// <summary>Prepares the operator.</summary>
    /// <exception cref="ModelFormatException">It is another kind of machine, or its numbers do not fit each other.</exception>
    public static SvmClassifierOperator SvmClassifier(OnnxNode node)
    {
        node.RequireInputs(1);
        var columns = node.ColumnsOf(0);
        if (node.Output != 1)
            throw node.Refuse("is asked for the labels, where this program takes its probabilities");
        if (node.Text("kernel_type", "LINEAR") is var kernel and not "RBF")
            throw node.Refuse($"has the kernel '{kernel}', where this program knows RBF");
        if (node.Text("post_transform", "NONE") is var transform and not "NONE")
            throw node.Refuse($"transforms its scores by '{transform}', which probabilities need not");
        var parameters = node.FloatList("kernel_params");
        if (parameters is not [> 0, ..])
            throw node.Refuse("has no gamma above 0 in its kernel_params");

        var vectorsPerLabel = node.IntegerList("vectors_per_class");
        var labels = Math.Max(node.IntegerList("classlabels_ints").Length, node.TextList("classlabels_strings").Length);
        if (labels is < 2 or > SvmWeights.MostLabels || vectorsPerLabel.Length != labels)
            throw node.Refuse($"has {labels} labels and {vectorsPerLabel.Length} numbers of vectors; both are the same, 2 to {SvmWeights.MostLabels}");
        var vectors = node.FloatList("support_vectors");
        foreach (var ofLabel in vectorsPerLabel)
        {
            if (ofLabel < 0 || ofLabel > vectors.Length)
                throw node.Refuse($"has {ofLabel} vectors of a label");
        }

        var count = vectorsPerLabel.Sum();
        if (count == 0)
            throw node.Refuse("has no vectors");
        var pairs = SvmWeights.PairsOf(labels);
        return new SvmClassifierOperator(new SvmWeights(
            parameters[0],
            columns,
            Sized(node, "support_vectors", vectors, count * columns),
            [.. vectorsPerLabel.Select(number => (int)number)],
            Sized(node, "coefficients", node.FloatList("coefficients"), (labels - 1) * count),
            Sized(node, "rho", node.FloatList("rho"), pairs),
            Sized(node, "prob_a", node.FloatList("prob_a"), pairs),
            Sized(node, "prob_b", node.FloatList("prob_b"), pairs)));
    }

    private static float[] Sized(OnnxNode node, string name, float[] numbers, long count) =>
        numbers.Length == count ? numbers : throw node.Refuse($"has {numbers.Length} numbers of {name} instead of {count}");
}
