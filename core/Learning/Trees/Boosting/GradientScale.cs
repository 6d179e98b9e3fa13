using System.Runtime.Intrinsics;

namespace GenreFunctions.Learning.Trees.Boosting;

/// <summary>
/// Gradients and Hessians as whole numbers. Their sums are then exact: no order of adding matters, a child is to the last bit what its parent has and its sibling
/// has not, and a bin that lost all its rows is empty. A row's second number carries its Hessian above and the number 1 below, so that rows are counted along.
/// </summary>
internal sealed class GradientScale
{
    /// <summary>Sums stay below 2^51, where a double holds every whole number, with a bit to spare.</summary>
    private const int SumBits = 51;

    /// <summary>The second number has the bits of a long but its sign.</summary>
    private const int PackedBits = 62;

    private readonly double _gradientUnits;
    private readonly double _hessianUnits;
    private readonly double _gradientUnit;
    private readonly double _hessianUnit;
    private readonly int _countBits;
    private readonly long _countMask;

    /// <summary>Finds the finest units for which no sum overflows.</summary>
    /// <param name="rows">Most rows of a sum.</param>
    /// <param name="largest">Largest gradient or Hessian of a row.</param>
    public GradientScale(int rows, double largest)
    {
        var sumBits = (int)Math.Ceiling(Math.Log2(rows * largest)) + 1;
        _countBits = (int)Math.Ceiling(Math.Log2(rows + 1.0));
        _countMask = (1L << _countBits) - 1;
        _gradientUnits = Math.ScaleB(1, SumBits - sumBits);
        _hessianUnits = Math.ScaleB(1, Math.Min(SumBits, PackedBits - _countBits) - sumBits);
        (_gradientUnit, _hessianUnit) = (1 / _gradientUnits, 1 / _hessianUnits);
    }

    /// <summary>A row's numbers, or nought of a row and how often it counts.</summary>
    public Vector128<long> Pack(double gradient, double hessian) =>
        Vector128.Create((long)Math.Round(gradient * _gradientUnits), ((long)Math.Round(hessian * _hessianUnits) << _countBits) + 1);

    /// <summary>The sum of gradients.</summary>
    public double Gradient(Vector128<long> sum) => sum.GetElement(0) * _gradientUnit;

    /// <summary>The sum of Hessians.</summary>
    public double Hessian(Vector128<long> sum) => (sum.GetElement(1) >> _countBits) * _hessianUnit;

    /// <summary>How many rows there are in the sum.</summary>
    public int Count(Vector128<long> sum) => (int)(sum.GetElement(1) & _countMask);
}
