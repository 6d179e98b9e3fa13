using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class DropoutTests
{
    [Theory]
    [InlineData(0.2)]
    [InlineData(0.5)]
    public void Apply_ManyUnits_SilencesTheShareAndKeepsTheMean(double share)
    {
        var values = Enumerable.Repeat(1f, 160_000).ToArray();
        new Dropout(share, values.Length).Apply(values, new RandomSource(9));
        Assert.InRange(values.Count(value => value == 0) / 160_000.0, share - 0.01, share + 0.01);
        Assert.InRange(values.Average(), 0.98f, 1.02f);
        Assert.Equal(2, values.Distinct().Count());
    }

    [Fact]
    public void Apply_WithShareNought_ChangesNothing()
    {
        var values = Enumerable.Range(0, 48).Select(i => (float)i).ToArray();
        new Dropout(0, 48).Apply(values, new RandomSource(9));
        Assert.Equal(Enumerable.Range(0, 48).Select(i => (float)i), values);
    }
}
