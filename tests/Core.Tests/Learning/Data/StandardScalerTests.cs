using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class StandardScalerTests
{
    [Fact]
    public void Transform_TheRowsItWasFittedTo_HaveMeanZeroAndVarianceOne()
    {
        var table = TestTables.Clouds();
        int[] rows = [.. Enumerable.Range(0, 100)];
        var matrix = StandardScaler.Fit(table, rows).Transform(table, rows, 64);
        for (var feature = 0; feature < FeatureSchema.Count; feature++)
        {
            var column = rows.Select(row => (double)matrix[row * 64 + feature]).ToList();
            Assert.Equal(0, column.Average(), 1e-5);
            Assert.Equal(1, column.Average(value => value * value), 1e-4);
        }
    }

    [Fact]
    public void Fit_OnTrainingRows_DoesNotSeeTheOthers()
    {
        var rows = TestTables.CloudRows(2, 5, 2, 0.5, 1);
        var changed = rows.Select((row, i) => i < 10 ? row : row with { Features = [.. row.Features.Select(value => 1000 + value)] }).ToList();
        int[] training = [.. Enumerable.Range(0, 10)];
        Assert.Equal(StandardScaler.Fit(new(rows), training).Means, StandardScaler.Fit(new(changed), training).Means);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(0.1)]
    [InlineData(117.45383522727273)]
    [InlineData(-1131.3709716796875)]
    public void Transform_AFeatureThatNeverChanged_KeepsItsSize(double constant)
    {
        // Adding these up a hundred times rounds, so that the deviation is not quite zero.
        var rows = TestTables.CloudRows(2, 10, 5, 0.5, 1).Select(row => row with { Features = [constant, .. row.Features.Skip(1)] }).ToList();
        rows.Add(rows[0] with { FileName = "new.0.wav", Features = [constant + 2, .. rows[0].Features.Skip(1)] });
        var table = new FeatureTable(rows);
        var matrix = StandardScaler.Fit(table, [.. Enumerable.Range(0, 100)]).Transform(table, [0, 100], 64);
        Assert.Equal(0, matrix[0], 1e-3);
        Assert.Equal(2, matrix[64], 1e-3);
    }
}
