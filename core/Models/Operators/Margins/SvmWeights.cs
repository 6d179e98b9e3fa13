namespace GenreFunctions.Models.Operators.Margins;

/// <summary>
/// A support vector machine with a radial kernel, one against one, as ONNX's <c>SVMClassifier</c> lays it out. The pairs of labels go (0, 1), (0, 2), ..., (1, 2), ...;
/// a pair's decision speaks for its first label where it is positive.
/// </summary>
/// <param name="Gamma">The kernel is exp(-gamma |x - y|^2).</param>
/// <param name="Columns">Numbers a row.</param>
/// <param name="Vectors">Support vectors, row-major, those of the first label first.</param>
/// <param name="VectorsPerLabel">How many of them each label has.</param>
/// <param name="Coefficients">
/// (labels - 1) x vectors: a vector of label l counts in the decision between l and m by its number in line m where m is less than l, and in line m - 1 where m is more.
/// </param>
/// <param name="Offsets">One a pair, added to its decision.</param>
/// <param name="Slopes">One a pair, A: the first label's probability is 1 / (1 + exp(A decision + B)).</param>
/// <param name="Intercepts">One a pair, B.</param>
internal sealed record SvmWeights(
    float Gamma,
    int Columns,
    float[] Vectors,
    int[] VectorsPerLabel,
    float[] Coefficients,
    float[] Offsets,
    float[] Slopes,
    float[] Intercepts)
{
    /// <summary>Coupling pairs takes time by the cube of the labels: with so many, about ten milliseconds a row.</summary>
    public const int MostLabels = 256;

    /// <summary>How many labels it tells apart.</summary>
    public int LabelCount => VectorsPerLabel.Length;

    /// <summary>How many support vectors there are.</summary>
    public int VectorCount => Vectors.Length / Columns;

    /// <summary>How many pairs so many labels make.</summary>
    public static int PairsOf(int labels) => labels * (labels - 1) / 2;
}
