namespace GenreFunctions.Learning.Margins;

/// <summary>
/// Platt's sigmoid: a decision d means the first label with probability 1 / (1 + exp(A d + B)). A and B minimise the cross-entropy with the targets (n+ + 1) / (n+ + 2) for the
/// first label and 1 / (n- + 2) for the second, which keep a few clean decisions from meaning certainty. Fitted by Newton's method with backtracking, without exponentials
/// of large numbers (Lin, Lin and Weng, "A note on Platt's probabilistic outputs for support vector machines", 2007).
/// </summary>
/// <param name="Slope">A; negative where larger decisions mean the first label.</param>
/// <param name="Intercept">B.</param>
internal readonly record struct PlattSigmoid(double Slope, double Intercept)
{
    /// <summary>Newton's method takes about ten.</summary>
    private const int MostSteps = 100;

    /// <summary>Both derivatives this small: the rest is below what a probability shows.</summary>
    private const double LargestDerivative = 1e-7;

    /// <summary>Added to the second derivatives, so that they can be divided by where all decisions are equal.</summary>
    private const double Ridge = 1e-12;

    /// <summary>A step is halved until the loss falls by this share of what its slope promises.</summary>
    private const double PromiseKept = 1e-4;

    private const double LeastStep = 1e-10;

    /// <summary>Fits the sigmoid to decisions.</summary>
    /// <param name="decisions">One a row; two or more.</param>
    /// <param name="signs">+1 for rows of the first label, -1 for those of the second.</param>
    public static PlattSigmoid Fit(ReadOnlySpan<double> decisions, ReadOnlySpan<double> signs)
    {
        var (first, second) = (0, 0);
        foreach (var sign in signs)
            (first, second) = sign > 0 ? (first + 1, second) : (first, second + 1);
        var (high, low) = ((first + 1.0) / (first + 2), 1.0 / (second + 2));
        var targets = new double[signs.Length];
        for (var i = 0; i < targets.Length; i++)
            targets[i] = signs[i] > 0 ? high : low;

        var sigmoid = new PlattSigmoid(0, Math.Log((second + 1.0) / (first + 1)));
        var loss = sigmoid.Loss(decisions, targets);
        for (var step = 0; step < MostSteps; step++)
        {
            if (sigmoid.Improve(decisions, targets, loss) is not var (better, lower))
                break;
            (sigmoid, loss) = (better, lower);
        }

        return sigmoid;
    }

    /// <summary>Cross-entropy with the targets, in nats, added up.</summary>
    public double Loss(ReadOnlySpan<double> decisions, ReadOnlySpan<double> targets)
    {
        var loss = 0.0;
        for (var i = 0; i < decisions.Length; i++)
        {
            var exponent = Slope * decisions[i] + Intercept;
            // log(1 + exp(x)) from the side on which exp does not overflow.
            loss += exponent >= 0
                ? targets[i] * exponent + double.LogP1(Math.Exp(-exponent))
                : (targets[i] - 1) * exponent + double.LogP1(Math.Exp(exponent));
        }

        return loss;
    }

    private (PlattSigmoid Better, double Loss)? Improve(ReadOnlySpan<double> decisions, ReadOnlySpan<double> targets, double loss)
    {
        var (slopes, intercepts, mixed, slopeDerivative, interceptDerivative) = (Ridge, Ridge, 0.0, 0.0, 0.0);
        for (var i = 0; i < decisions.Length; i++)
        {
            var tail = Math.Exp(-Math.Abs(Slope * decisions[i] + Intercept));
            var (larger, smaller) = (1 / (1 + tail), tail / (1 + tail));
            var probability = Slope * decisions[i] + Intercept >= 0 ? smaller : larger;
            var (weight, excess) = (larger * smaller, targets[i] - probability);
            slopes += decisions[i] * decisions[i] * weight;
            intercepts += weight;
            mixed += decisions[i] * weight;
            slopeDerivative += decisions[i] * excess;
            interceptDerivative += excess;
        }

        if (Math.Abs(slopeDerivative) < LargestDerivative && Math.Abs(interceptDerivative) < LargestDerivative)
            return null;
        var determinant = slopes * intercepts - mixed * mixed;
        var slopeStep = -(intercepts * slopeDerivative - mixed * interceptDerivative) / determinant;
        var interceptStep = -(slopes * interceptDerivative - mixed * slopeDerivative) / determinant;
        var promise = slopeDerivative * slopeStep + interceptDerivative * interceptStep;
        for (var length = 1.0; length >= LeastStep; length /= 2)
        {
            var tried = new PlattSigmoid(Slope + length * slopeStep, Intercept + length * interceptStep);
            var reached = tried.Loss(decisions, targets);
            if (reached < loss + PromiseKept * length * promise)
                return (tried, reached);
        }

        return null;
    }
}
