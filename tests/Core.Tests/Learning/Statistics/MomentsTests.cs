using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Statistics;

namespace GenreFunctions.Tests.Learning.Statistics;

public sealed class MomentsTests
{
    [Fact]
    public void Add_AnyNumbers_AgreesWithTheTwoPassFormulas() => Prop.ForAll(
        Gen.Choose(-1000, 1000).ArrayOf(40).ToArbitrary(),
        whole =>
        {
            double[] numbers = [.. whole.Select(number => number / 7.0)];
            var moments = Of(numbers);
            var mean = numbers.Average();
            double Central(int power) => numbers.Average(number => Math.Pow(number - mean, power));
            return moments.Count == 40
                && Near(moments.Mean, mean)
                && Near(moments.SumOfSquares / 40, Central(2))
                && (!moments.Varies || (Near(moments.Skewness!.Value, Central(3) / Math.Pow(Central(2), 1.5)) && Near(moments.ExcessKurtosis!.Value, Central(4) / Math.Pow(Central(2), 2) - 3)))
                && moments.Minimum == numbers.Min() && moments.Maximum == numbers.Max();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Add_OneToFour_IsTheTextbooks()
    {
        // Mean 2.5, deviations 1.5 and 0.5: m2 = 1.25, m3 = 0, m4 = 2.5625; 2.5625 / 1.5625 - 3 = -1.36.
        var moments = Of(1, 2, 3, 4);
        Assert.Equal((2.5, 5.0), (moments.Mean, moments.SumOfSquares));
        Assert.Equal(0, moments.Skewness!.Value, 12);
        Assert.Equal(-1.36, moments.ExcessKurtosis!.Value, 12);
    }

    [Fact]
    public void Add_OneApartFromNineOthers_IsSkewedAsBernoulliSays()
    {
        // p = 0.1: skewness (1 - 2p)/sqrt(pq) = 8/3, excess kurtosis (1 - 6pq)/(pq) = 46/9.
        var moments = Of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        Assert.Equal(8 / 3.0, moments.Skewness!.Value, 12);
        Assert.Equal(46 / 9.0, moments.ExcessKurtosis!.Value, 12);
    }

    [Fact]
    public void Add_SmallDifferencesFarFromNought_DoNotCancel()
    {
        // Sums of squares of numbers around 1e9 would keep no digit of a variance of 22.5.
        var moments = Of(1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
        Assert.Equal(1e9 + 10, moments.Mean);
        Assert.Equal(22.5, moments.SumOfSquares / 4, 1e-6);
        Assert.Equal(0, moments.Skewness!.Value, 1e-6);
    }

    [Fact]
    public void Add_TheSameNumber_HasNoSkewness()
    {
        var moments = Of(0.1, 0.1, 0.1);
        Assert.False(moments.Varies);
        Assert.Null(moments.Skewness);
        Assert.Null(moments.ExcessKurtosis);
    }

    private static Moments Of(params double[] numbers)
    {
        var moments = new Moments();
        foreach (var number in numbers)
            moments.Add(number);
        return moments;
    }

    private static bool Near(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(right));
}
