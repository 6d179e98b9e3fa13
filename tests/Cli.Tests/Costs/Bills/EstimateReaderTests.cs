using System.Text;
using GenreFunctions.Cli.Costs.Bills;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Tests.Costs.Bills;

public sealed class EstimateReaderTests
{
    [Fact]
    public void Rows_AreReadByName_WhateverElseIsThere_AndWithoutACostAreUnpriced()
    {
        var header = string.Join(',', ExportFiles.Estimate.Split(',').Reverse().Prepend("x_Future"));
        var file = ExportFiles.Of(
            header,
            ExportFiles.Estimated("2026-11-03T23:30:00+00:00", "Functions", "0.000000000000001"),
            ExportFiles.Estimated("2026-11-03T23:30:00-01:00", "Functions", ""),
            ExportFiles.Estimated("2026-11-05T00:00:00.0000000+00:00", "Functions", "0.25", song: ""));

        Assert.Equal(
            [
                new EstimatedCharge(new DateOnly(2026, 11, 3), "Functions", "Meter of Functions", 0.000000000000001m, "USD", 0, "Actions", IsSong: true, "v7"),
                new EstimatedCharge(new DateOnly(2026, 11, 4), "Functions", "Meter of Functions", null, "USD", 21, "Actions", IsSong: true, "v7"),
                new EstimatedCharge(new DateOnly(2026, 11, 5), "Functions", "Meter of Functions", 0.25m, "USD", 0, "Actions", IsSong: false, "v7"),
            ],
            Read(file));
    }

    [Theory]
    [InlineData("a,b\n", "Line 1: there is no column ChargePeriodStart; an estimate is what the service exports at /api/costs.csv.")]
    [InlineData("ChargePeriodStart,ServiceName,ListCost,BillingCurrency\n11/03/2026,Functions,1,USD\n", "Line 2: ChargePeriodStart is '11/03/2026', which is not a time such as")]
    [InlineData("ChargePeriodStart,ServiceName,ListCost,BillingCurrency\n2026-11-03,Functions,much,USD\n", "Line 2: ListCost is 'much', which is not a number such as 0.25.")]
    public void BrokenFile_IsOneSentence(string file, string sentence) =>
        Assert.StartsWith(sentence, Assert.Throws<InvalidDataException>(() => Read(file)).Message, StringComparison.Ordinal);

    private static EstimatedCharge[] Read(string file) => [.. EstimateReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), default)];
}
