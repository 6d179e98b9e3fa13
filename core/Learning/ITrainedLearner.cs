using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning;

/// <summary>What a training has found. Immutable and thread-safe.</summary>
public interface ITrainedLearner
{
    /// <summary>How the training ended, in a few words: <c>epoch 211 of 300</c>, <c>143 rounds</c>.</summary>
    string Ended { get; }

    /// <summary>
    /// Gives every row's probability of every label. A row's answer does not depend on the rows beside it, except where whole songs are read
    /// (the rows of one song are then one reading).
    /// </summary>
    /// <param name="rows">Rows of as many columns as were learnt from. Their labels are not looked at.</param>
    /// <param name="probabilities">Row-major, one a label; those of a row add up to 1.</param>
    void Score(Examples rows, Span<double> probabilities);

    /// <summary>
    /// Writes the operators that compute the same, preparation of the features included, from rows of features as they are measured.
    /// </summary>
    /// <param name="graph">The graph that is written.</param>
    /// <param name="features">The rows of features in it.</param>
    /// <returns>Rows of probabilities in the graph; <see langword="null"/> where ONNX has no operators for it.</returns>
    internal OnnxValue? Write(OnnxGraphBuilder graph, OnnxValue features);
}
