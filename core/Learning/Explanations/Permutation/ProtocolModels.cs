using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning.Explanations.Permutation;

/// <summary>The models of a protocol, each with the rows that it has not seen: importance that tells what helps with music that is new.</summary>
public static class ProtocolModels
{
    /// <summary>Trains all parts of a protocol.</summary>
    /// <param name="protocol">How the rows are divided.</param>
    /// <param name="table">The rows.</param>
    /// <param name="learner">What learns.</param>
    /// <param name="options">Seeds, validation part, trainings side by side.</param>
    /// <param name="progress">Hears of every round of every training, from several threads.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="ArgumentException">There is one label only, or too few rows, songs or artists for the protocol or the learner.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static IReadOnlyList<JudgedModel> Train(
        IProtocol protocol,
        FeatureTable table,
        ILearner learner,
        ProtocolOptions options,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentNullException.ThrowIfNull(options);
        return PartTrainer.ForEach(
            protocol.Divide(table, options).Parts,
            table,
            learner,
            options.AtOnce,
            (part, train) => new JudgedModel(train().Score, table.Examples(part.Split.Test)),
            progress,
            cancellation);
    }
}
