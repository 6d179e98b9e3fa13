namespace GenreFunctions.Learning.MultiLabel;

/// <summary>By what thresholds are chosen, on predictions of rows that the learner had not seen.</summary>
public enum ThresholdRule
{
    /// <summary>0.5 for every tag: nothing is chosen.</summary>
    Half,

    /// <summary>One threshold for all tags, the one with the best micro F1. One number cannot fit chance much.</summary>
    Common,

    /// <summary>Each tag's own, the one with the tag's best F1; helps macro F1 and rare tags (the "SCut" of Yang, "A study of thresholding strategies", 2001).</summary>
    PerTag,

    /// <summary>
    /// Each tag's scores become probabilities (<see cref="TagCalibration"/>), and one threshold for all of these has the best micro F1: for true probabilities such a
    /// threshold is the best there is (Lipton, Elkan and Naryanaswamy, "Optimal thresholding of classifiers to maximize F1 measure", 2014).
    /// </summary>
    Calibrated,

    /// <summary>From the common one on, each tag's threshold in turn is moved to where the micro F1 of all tags is best, until nothing moves.</summary>
    Joint,
}
