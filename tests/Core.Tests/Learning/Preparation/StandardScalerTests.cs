using GenreFunctions.Learning.Preparation;
using GenreFunctions.Tests.Learning.Data;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Preparation;

public sealed class StandardScalerTests
{
    [Fact]
    public void Fit_Rows_TheyHaveMeanZeroAndVarianceOneAfterwards()
    {
        var rows = TestModels.Rows(100, 1);
        var scaler = StandardScaler.Fit(rows, 57);
        for (var feature = 0; feature < 57; feature++)
        {
            var column = rows.Chunk(57).Select(row => (row[feature] - scaler.Means[feature]) / scaler.Deviations[feature]).ToList();
            Assert.Equal(0, column.Average(), 1e-5);
            Assert.Equal(1, column.Average(value => value * value), 1e-4);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(0.1)]
    [InlineData(117.45383522727273)]
    [InlineData(-1131.3709716796875)]
    public void Fit_AFeatureThatNeverChanged_KeepsItsSize(double constant)
    {
        // Adding these up a hundred times rounds, so that the deviation is not quite zero.
        double[] rows = [.. TestTables.CloudRows(2, 10, 5, 0.5, 1).SelectMany(row => row.Features.Skip(1).Prepend(constant))];
        var scaler = StandardScaler.Fit(rows, 57);
        Assert.Equal(constant, scaler.Means[0], 1e-3);
        Assert.Equal(1, scaler.Deviations[0]);
    }
}
