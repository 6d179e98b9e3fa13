using GenreFunctions.Models.Operators.Margins;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Writes support vector machines as <c>SVMClassifier</c> of ai.onnx.ml, laid out as ONNX Runtime runs it (its svmclassifier.cc and ml_common.h): rho is added to the sums, so it is
/// LIBSVM's with the other sign; coefficients are (labels - 1) lines over all vectors; kernel_params are gamma, coef0 and degree, of which a radial kernel looks at the
/// first; prob_a and prob_b are Platt's sigmoids, and with them the second result is pairwise coupled probabilities.
/// </summary>
internal static class MarginWriter
{
    /// <summary>Appends a machine; gives its rows of probabilities.</summary>
    public static OnnxValue SvmClassifier(this OnnxGraphBuilder graph, OnnxValue rows, SvmWeights weights) => graph.Append(
        "SVMClassifier",
        [1, weights.LabelCount],
        [rows.Name],
        [
            OnnxAttribute.Of("classlabels_ints", Enumerable.Range(0, weights.LabelCount).Select(label => (long)label)),
            OnnxAttribute.Of("coefficients", weights.Coefficients),
            OnnxAttribute.Of("kernel_params", [weights.Gamma, 0f, 3f]),
            OnnxAttribute.Of("kernel_type", "RBF"),
            OnnxAttribute.Of("post_transform", "NONE"),
            OnnxAttribute.Of("prob_a", weights.Slopes),
            OnnxAttribute.Of("prob_b", weights.Intercepts),
            OnnxAttribute.Of("rho", weights.Offsets),
            OnnxAttribute.Of("support_vectors", weights.Vectors),
            OnnxAttribute.Of("vectors_per_class", weights.VectorsPerLabel.Select(count => (long)count)),
        ],
        OnnxFormat.LearningDomain)[1];

    /// <summary>Spreads rows over more columns: column i of the rows becomes column <paramref name="places"/>[i], the others are 0. As it is where nothing changes.</summary>
    public static OnnxValue Spread(this OnnxGraphBuilder graph, OnnxValue rows, int[] places, int columns)
    {
        if (places.Length == columns)
            return rows;
        var weights = new float[columns * places.Length];
        for (var i = 0; i < places.Length; i++)
            weights[places[i] * places.Length + i] = 1;
        return graph.Gemm(rows, weights, new float[columns]);
    }
}
