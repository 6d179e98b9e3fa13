using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Ensembles;

/// <summary>Trained members and what each counts; the weights add up to 1.</summary>
internal sealed class TrainedAverage(ITrainedLearner[] members, double[] weights, int labelCount) : ITrainedLearner
{
    /// <inheritdoc/>
    public string Ended => string.Join("; ", members.Select(member => member.Ended));

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (probabilities.Length != rows.Count * labelCount)
            throw new ArgumentException($"There is room for {probabilities.Length} probabilities where {rows.Count} rows have {labelCount} each.", nameof(probabilities));
        probabilities.Clear();
        var own = new double[probabilities.Length];
        for (var member = 0; member < members.Length; member++)
        {
            members[member].Score(rows, own);
            for (var i = 0; i < own.Length; i++)
                probabilities[i] += weights[member] * own[i];
        }
    }

    OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var weighted = new OnnxValue[members.Length];
        for (var member = 0; member < members.Length; member++)
        {
            if (members[member].Write(graph, features) is not { } value)
                return null;
            weighted[member] = graph.Columnwise("Mul", value, [(float)weights[member]]);
        }

        return graph.Sum(weighted);
    }
}
