namespace GenreFunctions.Learning;

/// <summary>
/// One way to learn labels from features, with its settings. Immutable and thread-safe. What a training finds follows from its rows and its seed only: neither
/// from the number of cores nor from what runs beside it.
/// </summary>
public interface ILearner
{
    /// <summary>What it is called on the command line, in reports and in model files: <c>mlp</c>, <c>boosted-levels</c>.</summary>
    string Name { get; }

    /// <summary>Its settings in words, for reports and for a model's notes.</summary>
    string Settings { get; }

    /// <summary>Learns from rows. Means, deviations and everything else that is measured is measured on <paramref name="training"/> only.</summary>
    /// <param name="training">Rows to learn from; one or more.</param>
    /// <param name="validation">Rows that say when to stop; may be none. Of the same columns and labels.</param>
    /// <param name="seed">Everything random follows from it.</param>
    /// <param name="watch">Hears how far it is, and may call it off.</param>
    /// <exception cref="ArgumentException">The rows cannot be learnt from; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch);
}
