namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>
/// What a leaf is worth and when a split pays (Chen and Guestrin, "XGBoost", 2016, equations 5 to 7, with an L1 penalty besides).
/// With G and H the sums of a leaf's gradients and Hessians, and T(G) = sign(G) max(|G| - alpha, 0):
/// weight = -T(G) / (H + lambda), worth = T(G)^2 / (H + lambda), gain = worth of the children - worth of the parent.
/// </summary>
/// <param name="Lambda">Pulls all weights towards nought.</param>
/// <param name="Alpha">Makes small weights nought.</param>
/// <param name="LeastGain">Gain below which there is no split.</param>
/// <param name="LeastHessian">Least sum of Hessians of a leaf.</param>
/// <param name="LeastRows">Fewest rows of a leaf.</param>
internal sealed record SplitRule(double Lambda, double Alpha, double LeastGain, double LeastHessian, int LeastRows)
{
    /// <summary>A leaf's weight before shrinkage.</summary>
    public double Weight(double gradient, double hessian) =>
        hessian + Lambda > 0 ? -Threshold(gradient) / (hessian + Lambda) : 0;

    /// <summary>How much lower (twice) the loss is for the leaf having its weight.</summary>
    public double Worth(double gradient, double hessian)
    {
        var thresholded = Threshold(gradient);
        return hessian + Lambda > 0 ? thresholded * thresholded / (hessian + Lambda) : 0;
    }

    /// <summary>Whether so many rows with such a sum of Hessians may be a leaf.</summary>
    public bool Allows(int rows, double hessian) => rows >= LeastRows && hessian >= LeastHessian;

    private double Threshold(double gradient) => Math.CopySign(Math.Max(Math.Abs(gradient) - Alpha, 0), gradient);
}
