using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class OverSeedsTests
{
    [Fact]
    public void Of_Values_AreMeanAndSampleDeviation()
    {
        // 2, 4, 4, 4, 5, 5, 7, 9: squares of the distances from 5 add up to 32.
        var found = OverSeeds.Of([2, 4, 4, 4, 5, 5, 7, 9]);
        Assert.Equal((5.0, 8), (found.Mean, found.Seeds));
        Assert.Equal(Math.Sqrt(32.0 / 7), found.Deviation!.Value, 1e-12);
        Assert.Equal(new OverSeeds(0.5, null, 1), OverSeeds.Of([0.5]));
        Assert.Throws<ArgumentException>(() => OverSeeds.Of([]));
    }
}
