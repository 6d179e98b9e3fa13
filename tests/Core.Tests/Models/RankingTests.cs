using GenreFunctions.Models;

namespace GenreFunctions.Tests.Models;

public sealed class RankingTests
{
    [Theory]
    [InlineData(0, new[] { 0.5 })]
    [InlineData(0, new[] { 0.4, 0.4, 0.2 })]
    [InlineData(1, new[] { 0.2, 0.4, 0.4 })]
    [InlineData(2, new[] { 0.1, 0.2, 0.7 })]
    [InlineData(0, new[] { 0.25, 0.25, 0.25, 0.25 })]
    public void IndexOfMaximum_Numbers_IsThePlaceOfTheFirstLargest(int place, double[] numbers)
    {
        Assert.Equal(place, Ranking.IndexOfMaximum<double>(numbers));
        Assert.Equal(place, Ranking.IndexOfMaximum<float>([.. numbers.Select(number => (float)number)]));
    }
}
