namespace GenreFunctions.Explaining;

/// <summary>How an explanation was found.</summary>
public enum ExplanationMethod
{
    /// <summary>Shapley values of the groups, estimated from random orders in which an average segment's features become the song's: for any model.</summary>
    Sampling,

    /// <summary>
    /// Exact Shapley values of the features in the model's own trees (TreeSHAP), summed by group: for models that are trees and nothing else. Boosted trees' are
    /// carried over from scores to probabilities.
    /// </summary>
    TreeShap,
}
