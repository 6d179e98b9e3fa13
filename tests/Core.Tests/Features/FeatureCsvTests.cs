using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Features;

namespace GenreFunctions.Tests.Features;

public sealed class FeatureCsvTests
{
    private static readonly string Header = $"filename,length,{string.Join(',', FeatureSchema.Names)},label";

    [Fact]
    public void Write_Rows_HasTheColumnsAndDigitsOfThePublicFiles()
    {
        var features = new double[FeatureSchema.Count];
        (features[0], features[1], features[2], features[16]) = (0.3354063630104065, -7.848480163374916e-05, 1, 129.19921875);
        var lines = Written([new FeatureRow("blues.00000.0.wav", 66149, features, "blues")]).Split('\n');
        Assert.Equal(Header, lines[0]);
        Assert.StartsWith("blues.00000.0.wav,66149,0.3354063630104065,-7.848480163374916e-05,1.0,0.0,", lines[1], StringComparison.Ordinal);
        Assert.Contains(",129.19921875,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",blues", lines[1], StringComparison.Ordinal);
        Assert.Equal(["", ""], [lines[2], string.Concat(lines.Skip(3))]);
    }

    [Fact]
    public void Read_WhatWasWritten_GivesTheSameBits()
    {
        var numbers = ArbMap.Default.GeneratorFor<double>().Where(double.IsFinite).ArrayOf(FeatureSchema.Count);
        var texts = ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => text.Get.Replace("\0", "", StringComparison.Ordinal)).Where(IsPlain);
        var rows = from features in numbers
                   from name in texts
                   from label in texts
                   from length in Gen.Choose(0, int.MaxValue)
                   select new FeatureRow(name, length, features, label);
        Prop.ForAll(rows.ListOf().ToArbitrary(), list =>
        {
            var read = Read(Written(list));
            return read.Count == list.Count && read.Zip(list).All(pair => Same(pair.First, pair.Second));
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(1.0 / 3 - 1, "-0.6666666666666667")]
    [InlineData(1.0000000000000002, "1.0000000000000002")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(-1.7976931348623157e308, "-1.7976931348623157e+308")]
    public void Write_ANumberOfManyDigits_WritesAllThatTellItFromItsNeighbours(double value, string digits)
    {
        var text = Written([new FeatureRow("a", 1, [.. Enumerable.Repeat(value, FeatureSchema.Count)], "b")]);
        Assert.Contains($"\na,1,{digits},{digits},", text, StringComparison.Ordinal);
        Assert.All(Assert.Single(Read(text)).Features, read => Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read)));
    }

    [Fact]
    public void Write_RowsThatComeLate_HoldsNoneBack()
    {
        var writer = new StringWriter();
        IEnumerable<FeatureRow> Rows()
        {
            yield return Row("first");
            Assert.Contains("first", writer.ToString(), StringComparison.Ordinal);
            yield return Row("second");
        }

        FeatureCsv.Write(writer, Rows());
        Assert.Contains("second", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_ColumnsInAnotherOrderAndOthersBetween_FindsThemByName()
    {
        string[] names = ["label", "mood", .. FeatureSchema.Names.Reverse(), "filename", "length"];
        var values = names.Select((name, i) => name switch { "label" => "rock", "mood" => "\"sad, slow\"", "filename" => "a.0.wav", "length" => "7", _ => $"{i}" });
        var row = Assert.Single(Read($"{string.Join(',', names)}\r\n{string.Join(',', values)}\r\n"));
        Assert.Equal(("a.0.wav", 7, "rock"), (row.FileName, row.LengthSamples, row.Label));
        Assert.Equal((58.0, 2.0), (row.Features[0], row.Features[56]));
    }

    [Fact]
    public void ReadAndWrite_UnderACultureOfDecimalCommas_StillUsePoints()
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // As German writes numbers, which this program's own settings leave out, and with a minus nobody else uses.
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = ",", NumberGroupSeparator = ".", NegativeSign = "~" } };
            var features = Enumerable.Repeat(-1234.5, FeatureSchema.Count).ToArray();
            var written = Written([new FeatureRow("a", 66_149, features, "b")]);
            Assert.Equal($"{Header}\na,66149,{string.Join(',', Enumerable.Repeat("-1234.5", FeatureSchema.Count))},b\n", written);
            var read = Assert.Single(Read(written));
            Assert.Equal(66_149, read.LengthSamples);
            Assert.Equal(features, read.Features);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("", "Line 1", "filename")]
    [InlineData("a,b\n1,2\n", "Line 1", "mfcc20_var")]
    public void Read_WithoutTheColumns_NamesThem(string text, string line, string column)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith(line, fault.Message, StringComparison.Ordinal);
        Assert.Contains(column, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NaN", "Line 3: tempo is 'NaN', which is not a finite number.")]
    [InlineData("1e999", "Line 3: tempo is '1e999', which is not a finite number.")]
    [InlineData("fast", "Line 3: tempo is 'fast', which is not a finite number.")]
    [InlineData("", "Line 3: tempo is '', which is not a finite number.")]
    public void Read_ABadNumber_SaysWhichWhereAndWhat(string tempo, string message)
    {
        var values = Enumerable.Repeat("0", FeatureSchema.Count).ToArray();
        var good = $"a,1,{string.Join(',', values)},b";
        values[16] = tempo;
        Assert.Equal(message, Assert.Throws<InvalidDataException>(() => Read($"{Header}\n{good}\na,1,{string.Join(',', values)},b\n")).Message);
    }

    [Fact]
    public void Read_AShortRow_SaysWhere() =>
        Assert.Equal(
            "Line 2: the row has 3 values where the header names 60 columns.",
            Assert.Throws<InvalidDataException>(() => Read($"{Header}\na,1,2\n")).Message);

    [Fact]
    public void Enumerate_AFileWithoutEnd_GivesTheRowsThatAreAskedFor()
    {
        using var endless = new EndlessRows(Header + "\n", $"a.0.wav,1,{string.Join(',', Enumerable.Repeat("0.5", FeatureSchema.Count))},blues\n");
        Assert.Equal(["blues", "blues", "blues"], FeatureCsv.Enumerate(endless).Take(3).Select(row => row.Label));
    }

    [Fact]
    public void Read_AnUnclosedQuotationMark_IsRefused() =>
        Assert.StartsWith("Line 2: ", Assert.Throws<InvalidDataException>(() => Read($"{Header}\n\"a,1,2\n")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Write_ANumberThatIsNotFinite_IsRefused(double value)
    {
        var features = new double[FeatureSchema.Count];
        features[16] = value;
        var fault = Assert.Throws<InvalidDataException>(() => Written([new FeatureRow("a.0.wav", 1, features, "b")]));
        Assert.StartsWith("a.0.wav: tempo", fault.Message, StringComparison.Ordinal);
    }

    // A file that says so little cannot keep carriage returns at the edges apart; names have none.
    private static bool IsPlain(string text) => !text.Any(c => char.IsSurrogate(c) || c is '\r' or '\n' or '\uFEFF');

    private static bool Same(FeatureRow left, FeatureRow right) =>
        (left.FileName, left.LengthSamples, left.Label) == (right.FileName, right.LengthSamples, right.Label)
        && left.Features.Select(BitConverter.DoubleToInt64Bits).SequenceEqual(right.Features.Select(BitConverter.DoubleToInt64Bits));

    private static FeatureRow Row(string name) => new(name, 1, new double[FeatureSchema.Count], "label");

    private static IReadOnlyList<FeatureRow> Read(string text) => FeatureCsv.Read(new StringReader(text));

    private static string Written(IEnumerable<FeatureRow> rows)
    {
        var writer = new StringWriter();
        FeatureCsv.Write(writer, rows);
        return writer.ToString();
    }

    private sealed class EndlessRows(string header, string row) : TextReader
    {
        private string _left = header;

        public override int Peek() => _left.Length > 0 ? _left[0] : row[0];

        public override int Read()
        {
            if (_left.Length == 0)
                _left = row;
            var next = _left[0];
            _left = _left[1..];
            return next;
        }
    }
}
