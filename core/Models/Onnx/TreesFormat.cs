namespace GenreFunctions.Models.Onnx;

/// <summary>The format's words for trees, and how large they may be.</summary>
internal static class TreesFormat
{
    /// <summary>The operator.</summary>
    public const string Kind = "TreeEnsembleClassifier";

    /// <summary>A split whose true branch is for numbers up to and with its value.</summary>
    public const string AtMost = "BRANCH_LEQ";

    /// <summary>A split whose true branch is for numbers below its value; it is read, not written.</summary>
    public const string Below = "BRANCH_LT";

    /// <summary>No split.</summary>
    public const string Leaf = "LEAF";

    /// <summary>Scores are probabilities already.</summary>
    public const string None = "NONE";

    /// <summary>Scores become probabilities by softmax.</summary>
    public const string Softmax = "SOFTMAX";

    /// <summary>Three forests of 300 trees, grown to the ground on 6,800 segments. Reading so many takes some hundred megabytes.</summary>
    public const int MaximumNodes = 1 << 21;

    /// <summary>Two thousand rounds for each of sixty labels.</summary>
    public const int MaximumTrees = 1 << 17;

    /// <summary>Weights of all leaves together: in a large forest most leaves have one label, in a small one some have many.</summary>
    public const int MaximumWeights = 1 << 23;

    /// <summary>Splits from a root to a leaf. Whoever explains a score descends by recursion.</summary>
    public const int MaximumDepth = 256;
}
