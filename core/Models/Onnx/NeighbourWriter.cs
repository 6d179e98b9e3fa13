namespace GenreFunctions.Models.Onnx;

/// <summary>Writes a vote of neighbours with standard operators.</summary>
internal static class NeighbourWriter
{
    /// <summary>
    /// Appends the vote: <c>Gemm</c> gives what of the squared distance differs, |y|^2 - 2 x.y; <c>TopK</c> the nearest; <c>Softmax</c> of -falloff times these the weight of each vote, 1/k each where falloff is 0;
    /// <c>ScatterElements</c> puts the weights among noughts, one place a training row; and a last <c>Gemm</c> adds them up by label.
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="rows">Prepared rows.</param>
    /// <param name="doubledNegative">Training rows times -2, row-major.</param>
    /// <param name="squaredLengths">Their squared lengths.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="labelCount">How many labels there are.</param>
    /// <param name="neighbours">How many vote.</param>
    /// <param name="falloff">How votes lose weight with squared distance.</param>
    public static OnnxValue Vote(
        this OnnxGraphBuilder graph,
        OnnxValue rows,
        ReadOnlySpan<float> doubledNegative,
        ReadOnlySpan<float> squaredLengths,
        ReadOnlySpan<int> labels,
        int labelCount,
        int neighbours,
        float falloff)
    {
        var distances = graph.Gemm(rows, doubledNegative, squaredLengths);
        var nearest = graph.Append(
            "TopK",
            [neighbours, neighbours],
            [distances.Name, graph.Constant("TopK", "count", [(long)neighbours], 1)],
            [OnnxAttribute.Of("axis", 1), OnnxAttribute.Of("largest", 0), OnnxAttribute.Of("sorted", 1)]);
        var weights = graph.Softmax(graph.Columnwise("Mul", nearest[0], [-falloff]));
        var none = graph.Columnwise("Mul", distances, [0f]);
        var votes = graph.Append("ScatterElements", labels.Length, [none.Name, nearest[1].Name, weights.Name], [OnnxAttribute.Of("axis", 1)]);
        var labelled = new float[labelCount * labels.Length];
        for (var row = 0; row < labels.Length; row++)
            labelled[labels[row] * labels.Length + row] = 1;
        return graph.Gemm(votes, labelled, new float[labelCount]);
    }
}
