namespace GenreFunctions.Learning.Logistic;

/// <summary>Something to be made small, that knows which way is down.</summary>
internal interface IDifferentiable
{
    /// <summary>How many numbers it depends on.</summary>
    int Size { get; }

    /// <summary>The value at a point, and the derivatives there.</summary>
    double Evaluate(ReadOnlySpan<double> point, Span<double> gradient);
}
