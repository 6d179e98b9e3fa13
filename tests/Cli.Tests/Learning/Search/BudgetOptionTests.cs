using GenreFunctions.Cli.Learning.Search;

namespace GenreFunctions.Cli.Tests.Learning.Search;

public sealed class BudgetOptionTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1.5h", 5400)]
    [InlineData("0.5s", 0.5)]
    public void Read_ATime_IsThatLong(string text, double seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), BudgetOption.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("m")]
    [InlineData("10")]
    [InlineData("0m")]
    [InlineData("-5m")]
    [InlineData("1,5h")]
    [InlineData("1e3s")]
    [InlineData("999999h")]
    [InlineData("0.00000000001s")]
    public void Read_WhatIsNoTime_IsNone(string text) => Assert.Null(BudgetOption.Read(text));
}
