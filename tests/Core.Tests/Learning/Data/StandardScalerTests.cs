using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class StandardScalerTests
{
    [Fact]
    public void Transform_TheRowsItWasFittedTo_HaveMeanNoughtAndVarianceOne()
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

    [Fact]
    public void Transform_AFeatureThatNeverChanges_StaysFinite()
    {
        var rows = TestTables.CloudRows(2, 5, 2, 0.5, 1).Select(row => row with { Features = [7.0, .. row.Features.Skip(1)] }).ToList();
        var table = new FeatureTable(rows);
        Assert.All(StandardScaler.Fit(table, [0, 1, 2]).Transform(table, [0, 1, 2, 3], 64), value => Assert.True(float.IsFinite(value)));
    }
}
