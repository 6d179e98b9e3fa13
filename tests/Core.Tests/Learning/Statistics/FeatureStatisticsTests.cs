using GenreFunctions.Features;
using GenreFunctions.Learning.Statistics;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Statistics;

public sealed class FeatureStatisticsTests
{
    [Fact]
    public void Of_Rows_DescribesFeaturesAndLabelsAsTheSlowFormulasDo()
    {
        var rows = TestTables.CloudRows(3, 4, 5, 0.5, 1);
        var found = FeatureStatistics.Of(rows);
        Assert.Equal((60L, 57), (found.Rows, found.Features.Count));
        Assert.Equal(FeatureSchema.Names, found.Features.Select(feature => feature.Name));
        for (var i = 0; i < 57; i++)
        {
            var column = rows.Select(row => row.Features[i]).ToList();
            var feature = found.Features[i];
            Assert.Equal(column.Average(), feature.Mean, 1e-12);
            Assert.Equal(Math.Sqrt(column.Average(x => Math.Pow(x - column.Average(), 2))), feature.Std, 1e-12);
            Assert.Equal(Math.Sqrt(column.Sum(x => Math.Pow(x - column.Average(), 2)) / 59), feature.SampleStd!.Value, 1e-12);
            Assert.Equal((column.Min(), column.Max(), column.Max() - column.Min()), (feature.Minimum, feature.Maximum, feature.Range));
        }

        Assert.Equal(["blues", "classical", "rock"], found.Labels.Select(label => label.Label));
        Assert.All(found.Labels, label => Assert.Equal(20, label.Count));
        Assert.Equal(rows.Where(row => row.Label == "rock").Average(row => row.Features[30]), found.Labels[2].Means[30], 1e-12);
    }

    [Fact]
    public void Of_Rows_CorrelatesAsPearson()
    {
        var rows = TestTables.CloudRows(3, 4, 5, 0.5, 2).Select(row => row with { Features = [.. row.Features.Take(55), -3 * row.Features[0] + 5, 7] }).ToList();
        var found = FeatureStatistics.Of(rows).Correlations;
        for (var i = 0; i < 56; i++)
        {
            for (var j = 0; j < 56; j++)
            {
                var (x, y) = (rows.Select(row => row.Features[i]).ToList(), rows.Select(row => row.Features[j]).ToList());
                var together = x.Zip(y, (a, b) => (a - x.Average()) * (b - y.Average())).Sum();
                Assert.Equal(together / Math.Sqrt(x.Sum(a => Math.Pow(a - x.Average(), 2)) * y.Sum(b => Math.Pow(b - y.Average(), 2))), found[i, j]!.Value, 1e-10);
            }
        }

        // The 56th is the first upside down, the 57th never varies.
        Assert.Equal(-1, found[0, 55]!.Value, 1e-12);
        Assert.Null(found[56, 3]);
        Assert.Null(found[56, 56]);
        Assert.Equal((0, 55), found.Strongest(1) is [var pair] ? (pair.One, pair.Other) : default);
        Assert.Equal(56 * 55 / 2, found.Strongest(int.MaxValue).Count);
    }

    [Fact]
    public void Of_NormalAndUniformNumbers_AreToldApartByTheirPValue()
    {
        // The first feature is normal by Box and Muller, the second uniform: kurtosis -1.2, so JB is near n 1.44/24.
        var random = new Random(9);
        var rows = Enumerable.Range(0, 5000).Select(i =>
        {
            var normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            return new FeatureRow($"s{i}.0.wav", 1, [normal, random.NextDouble(), .. Enumerable.Repeat(1.0, 55)], "x");
        });
        var found = FeatureStatistics.Of(rows).Features;
        Assert.True(found[0].Normality!.PValue > 0.01, $"p {found[0].Normality!.PValue}");
        Assert.InRange(found[1].Normality!.Statistic, 0.9 * 5000 * 1.44 / 24, 1.1 * 5000 * 1.44 / 24);
        Assert.True(found[1].Normality!.PValue < 1e-50);
        Assert.Null(found[2].Normality);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(4.605170185988091, 0.1)]
    [InlineData(5.991464547107979, 0.05)]
    [InlineData(9.21034037197618, 0.01)]
    public void JarqueBera_OfAStatistic_HasTheChiSquaresUpperTail(double statistic, double pValue)
    {
        // Points of chi-square with two degrees of freedom, as tables print them (5.991, 9.210). Of n = 6 numbers without kurtosis JB is S^2.
        var found = JarqueBera.Of(6, Math.Sqrt(statistic), 0);
        Assert.Equal(statistic, found.Statistic, 12);
        Assert.Equal(pValue, found.PValue, 12);
        Assert.Equal(0.25, JarqueBera.Of(6, 0, 1).Statistic, 12);
    }

    [Fact]
    public void Of_NoRows_OrAShortOne_IsRefused()
    {
        Assert.Contains("no rows", Assert.Throws<ArgumentException>(() => FeatureStatistics.Of([])).Message, StringComparison.Ordinal);
        Assert.Contains("'a.0.wav'", Assert.Throws<ArgumentException>(() => FeatureStatistics.Of([new FeatureRow("a.0.wav", 1, [1, 2], "x")])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Statistics_IsATableThatReadsBack()
    {
        var rows = TestTables.CloudRows(2, 2, 2, 0.5, 1).Select(row => row with { Features = [.. row.Features.Take(56), 7] });
        var text = new StringWriter();
        StatisticsCsv.Write(text, FeatureStatistics.Of(rows), byLabel: true);
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToArray();
        Assert.Equal(58, lines.Length);
        Assert.Equal("feature,mean,std,sample_std,min,max,range,skewness,excess_kurtosis,jarque_bera,p_value,mean of blues,mean of classical", string.Join(',', lines[0]));
        Assert.All(lines, line => Assert.Equal(13, line.Length));
        Assert.Equal([FeatureSchema.Names[56], "7", "0", "0", "7", "7", "0", "", "", "", "", "7", "7"], lines[57]);
    }
}
