using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>What a training with several labels has found. Immutable and thread-safe.</summary>
public interface ITrainedTagger
{
    /// <summary>How the training ended, in a few words.</summary>
    string Ended { get; }

    /// <summary>Says how likely every tag is in every row, and every class if classes were learnt. Neither targets nor classes are looked at.</summary>
    TagScores Score(TaggedExamples rows);

    /// <summary>Writes the operators that compute the same; <see langword="null"/> where it cannot be written.</summary>
    /// <param name="graph">The graph that is written.</param>
    /// <param name="features">The rows of features in it, as they are measured.</param>
    /// <param name="withClasses">Whether the classes are wanted too: a file holds no operators that nothing uses.</param>
    internal TagValues? Write(OnnxGraphBuilder graph, OnnxValue features, bool withClasses) => null;
}
