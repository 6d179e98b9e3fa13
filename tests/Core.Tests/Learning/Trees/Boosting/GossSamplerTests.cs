using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Tests.Learning.Trees.Boosting;

public sealed class GossSamplerTests
{
    [Fact]
    public void Draw_AfterTheFirstRounds_TakesAllLargeGradientsAndSomeOthersThatCountForAll()
    {
        var gradients = Gradients(1000);
        var sample = new GossSampler(0.2, 0.1, 5).Draw(6, gradients, new RandomSource(1));
        var large = Enumerable.Range(0, 1000).OrderByDescending(gradients.Importance).Take(200).ToHashSet();
        Assert.Equal(300, sample.Rows.Length);
        Assert.Equal(sample.Rows.Order().Distinct(), sample.Rows);
        Assert.Subset(sample.Rows.ToHashSet(), large);
        for (var i = 0; i < 300; i++)
            Assert.Equal(large.Contains(sample.Rows[i]) ? 1 : 8, sample.Weights![i]);
    }

    [Fact]
    public void Draw_ManyTimes_SumsToTheGradientOfAllRowsOnAverage()
    {
        var gradients = Gradients(400);
        var sampler = new GossSampler(0.2, 0.2, 0);
        var random = new RandomSource(1);
        var sum = 0.0;
        for (var trial = 0; trial < 500; trial++)
        {
            var sample = sampler.Draw(1, gradients, random);
            sum += sample.Rows.Select((row, i) => sample.Weights![i] * gradients.Of(row, 0).Gradient).Sum() / 500;
        }

        Assert.InRange(sum - Enumerable.Range(0, 400).Sum(row => gradients.Of(row, 0).Gradient), -1.5, 1.5);
    }

    [Theory]
    [InlineData(0.2, 0.1, 5)]
    [InlineData(0.6, 0.4, 50)]
    public void Draw_FirstRoundsOrSharesOfOne_TakesAllRows(double top, double random, int round)
    {
        var sample = new GossSampler(top, random, 5).Draw(round, Gradients(50), new RandomSource(1));
        Assert.Equal(Enumerable.Range(0, 50), sample.Rows);
        Assert.Null(sample.Weights);
    }

    private static SoftmaxGradients Gradients(int rows)
    {
        var random = new Random(1);
        var gradients = new SoftmaxGradients([.. Enumerable.Range(0, rows).Select(row => row % 2)], [0, 0], 1);
        for (var row = 0; row < rows; row++)
            gradients.Scores(0)[row] = (float)(4 * random.NextDouble() - 2);
        gradients.Update(new ParallelOptions());
        return gradients;
    }
}
