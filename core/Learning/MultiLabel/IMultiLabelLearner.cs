namespace GenreFunctions.Learning.MultiLabel;

/// <summary>One way to learn several labels a row, with its settings. Immutable and thread-safe; what a training finds follows from its rows and its seed only.</summary>
public interface IMultiLabelLearner
{
    /// <summary>What it is called in reports: <c>tag-mlp</c>, <c>chains of mlp</c>.</summary>
    string Name { get; }

    /// <summary>Its settings in words.</summary>
    string Settings { get; }

    /// <summary>
    /// The same where only tags are wanted, as for thresholds: who learns nothing but classes is left out; <see langword="null"/> where nobody is left. What it says of tags is the same to the last bit.
    /// </summary>
    IMultiLabelLearner? ForTags => this;

    /// <summary>Learns from rows. Everything that is measured is measured on <paramref name="training"/> only.</summary>
    /// <param name="training">Rows to learn from; one or more.</param>
    /// <param name="validation">Rows that say when to stop; may be none.</param>
    /// <param name="seed">Everything random follows from it.</param>
    /// <param name="watch">Hears how far it is, and may call it off.</param>
    /// <exception cref="ArgumentException">The rows cannot be learnt from; the message says why.</exception>
    /// <exception cref="OperationCanceledException">It was called off.</exception>
    ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch);
}
