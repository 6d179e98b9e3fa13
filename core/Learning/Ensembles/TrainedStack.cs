using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Ensembles;

/// <summary>Trained members, and the learner that has learnt whom to trust with what.</summary>
internal sealed class TrainedStack(ITrainedLearner[] members, ITrainedLearner meta) : ITrainedLearner
{
    /// <inheritdoc/>
    public string Ended => string.Join("; ", members.Append(meta).Select(learner => learner.Ended));

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        meta.Score(MemberScores.Of(members, rows), probabilities);
    }

    OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var values = new OnnxValue[members.Length];
        for (var member = 0; member < members.Length; member++)
        {
            if (members[member].Write(graph, features) is not { } value)
                return null;
            values[member] = value;
        }

        return meta.Write(graph, graph.Concat(values));
    }
}
