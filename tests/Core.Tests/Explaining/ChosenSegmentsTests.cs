using GenreFunctions.Explaining;
using GenreFunctions.Tagging;

namespace GenreFunctions.Tests.Explaining;

public sealed class ChosenSegmentsTests
{
    [Fact]
    public void Of_NoMoreThanMay_AreAllOfThem() => Assert.Equal([0, 2, 3, 7], ChosenSegments.Of(Timeline(0, 2, 3, 7), most: 4));

    [Fact]
    public void Of_More_AreTheMiddlesOfEqualStretches()
    {
        Assert.Equal([5], ChosenSegments.Of(Timeline([.. Enumerable.Range(0, 10)]), most: 1));
        Assert.Equal([1, 4, 7], ChosenSegments.Of(Timeline([.. Enumerable.Range(0, 9)]), most: 3));
        Assert.Equal([4, 8], ChosenSegments.Of(Timeline(0, 1, 4, 5, 6, 7, 8, 9), most: 2));
    }

    [Theory]
    [InlineData(7_200, 100)]
    [InlineData(101, 100)]
    [InlineData(201_600, 7)]
    public void Of_AnyLength_LieEvenly(int segments, int most)
    {
        var chosen = ChosenSegments.Of(Timeline([.. Enumerable.Range(0, segments)]), most);
        var steps = chosen.Zip(chosen.Skip(1), (one, next) => next - one).ToArray();
        Assert.Equal(most, chosen.Length);
        Assert.InRange(steps.Max() - steps.Min(), 0, 1);
        Assert.InRange(chosen[0], 0, segments / most);
        Assert.InRange(chosen[^1], segments - 1 - (segments / most), segments - 1);
    }

    private static SegmentTag[] Timeline(params int[] segments) => [.. segments.Select(segment => new SegmentTag(3.0 * segment, (3.0 * segment) + 2.99995, "jazz", 0.5))];
}
