using GenreFunctions.Learning;
using GenreFunctions.Learning.Explanations.Dependence;

namespace GenreFunctions.Tests.Learning.Explanations.Dependence;

public sealed class PartialDependenceTests
{
    private static readonly Examples Rows = MakeRows(500);

    [Fact]
    public void Of_ALinearModel_IsItsLineAtTheMeanOfTheOthers()
    {
        // p = 0.5 + 0.1 x0 - 0.2 x1 does not bend, so its mean over rows is its value at their mean.
        var mean = Enumerable.Range(0, Rows.Count).Average(row => Rows[row][1]);
        var found = PartialDependence.Of(Linear, Rows, 0, new DependenceOptions { GridSize = 7 });
        Assert.Equal(7, found.Grid.Count);
        Assert.All(found.Grid.Zip(found.Means), point =>
        {
            Assert.Equal(0.5 + 0.1 * point.First - 0.2 * mean, point.Second[0], 12);
            Assert.Equal(1, point.Second.Sum(), 12);
        });
    }

    [Fact]
    public void Of_ALogisticModel_IsTheMeanOfItsCurvesAndNotTheCurveAtTheMean()
    {
        static double P(double x0, double x1) => 1 / (1 + Math.Exp(-(2 * x0 + 3 * x1)));
        static void Logistic(Examples rows, Span<double> probabilities)
        {
            for (var row = 0; row < rows.Count; row++)
                (probabilities[2 * row], probabilities[2 * row + 1]) = (P(rows[row][0], rows[row][1]), 1 - P(rows[row][0], rows[row][1]));
        }

        var found = PartialDependence.Of(Logistic, Rows, 0, new DependenceOptions { Individual = true });
        for (var i = 0; i < found.Grid.Count; i++)
        {
            Assert.Equal(Enumerable.Range(0, Rows.Count).Average(row => P(found.Grid[i], Rows[row][1])), found.Means[i][0], 12);
            // Each row's curve is the logistic curve shifted by what the row brings along.
            Assert.All(Enumerable.Range(0, Rows.Count), row => Assert.Equal(P(found.Grid[i], Rows[row][1]), found.Curves![row][i][0], 12));
        }

        Assert.Null(PartialDependence.Of(Logistic, Rows, 0, new DependenceOptions()).Curves);
    }

    [Fact]
    public void Of_AFeature_TriesItsQuantilesEachOnce()
    {
        // 0 to 100: quantiles from 5 to 95. Of a feature with two values, two.
        var rows = new Examples([.. Enumerable.Range(0, 101).SelectMany(i => new[] { i * 37 % 101.0, i % 2 })], 2, new int[101], 2, new int[101]);
        Assert.Equal([5, 35, 65, 95], PartialDependence.Of(Linear, rows, 0, new DependenceOptions { GridSize = 4 }).Grid);
        Assert.Equal([0, 1], PartialDependence.Of(Linear, rows, 1, new DependenceOptions { GridSize = 9 }).Grid);
    }

    [Fact]
    public void Of_MoreRowsThanAskedFor_DrawsAsManyByTheSeed()
    {
        var options = new DependenceOptions { MostRows = 50, Individual = true, GridSize = 3 };
        var found = PartialDependence.Of(Linear, Rows, 0, options);
        Assert.Equal(50, found.Curves!.Count);
        Assert.Equal(found.Means, PartialDependence.Of(Linear, Rows, 0, options).Means);
        Assert.NotEqual(found.Means, PartialDependence.Of(Linear, Rows, 0, options with { Seed = 2 }).Means);
    }

    [Fact]
    public void Of_NoRowsOrColumn_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PartialDependence.Of(Linear, Rows.Take([]), 0, new DependenceOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialDependence.Of(Linear, Rows, 2, new DependenceOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartialDependence.Of(Linear, Rows, 0, new DependenceOptions { GridSize = 1 }));
    }

    private static void Linear(Examples rows, Span<double> probabilities)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            probabilities[2 * row] = 0.5 + 0.1 * rows[row][0] - 0.2 * rows[row][1];
            probabilities[2 * row + 1] = 1 - probabilities[2 * row];
        }
    }

    private static Examples MakeRows(int count)
    {
        var random = new Random(6);
        return new Examples([.. Enumerable.Range(0, 2 * count).Select(_ => random.NextDouble())], 2, new int[count], 2, [.. Enumerable.Range(0, count)]);
    }
}
