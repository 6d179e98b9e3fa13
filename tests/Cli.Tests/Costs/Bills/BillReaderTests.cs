using System.IO.Compression;
using System.Text;
using GenreFunctions.Cli.Costs.Bills;
using GenreFunctions.Costs.Reconciling;

namespace GenreFunctions.Cli.Tests.Costs.Bills;

public sealed class BillReaderTests
{
    private static readonly BillFilter All = new(null, []);

    [Fact]
    public void Focus_IsReadByItsColumns_AndFunctionAppsByTheirMeter()
    {
        var file = ExportFiles.Of(
            ExportFiles.Focus,
            [("BilledCost", "0.5"), ("EffectiveCost", "0.75"), ("BillingCurrency", "EUR"), ("ChargeCategory", "Usage"), ("ChargePeriodStart", "2026-11-03T00:00Z"), ("ServiceName", "App Service"), ("x_SkuMeterCategory", "Functions")],
            [("BilledCost", "1.2E-05"), ("EffectiveCost", "0"), ("BillingCurrency", "EUR"), ("ChargeCategory", "Tax"), ("ChargePeriodStart", "2026-11-04T23:59:59.5000000Z"), ("ServiceName", "Virtual Machines"), ("x_SkuMeterCategory", "Virtual Machines Licenses")]);

        Assert.Equal(
            [
                new BilledCharge(new DateOnly(2026, 11, 3), "Functions", 0.5m, "EUR"),
                new BilledCharge(new DateOnly(2026, 11, 4), "Virtual Machines", 0.000012m, "EUR", "Tax"),
            ],
            Read(file));
        Assert.Equal([0.75m, 0m], Read(file, effective: true).Select(charge => charge.Cost));
    }

    [Theory]
    [InlineData(ExportFiles.EnterpriseAgreement, "Date", "MeterCategory", "CostInBillingCurrency", "BillingCurrencyCode", "11/03/2026")]
    [InlineData(ExportFiles.EnterpriseAgreement, "Date", "MeterCategory", "CostInBillingCurrency", "BillingCurrencyCode", "2026-11-03")]
    [InlineData(ExportFiles.CustomerAgreement, "date", "meterCategory", "costInBillingCurrency", "billingCurrency", "11/03/2026")]
    [InlineData(ExportFiles.PayAsYouGo, "UsageDateTime", "MeterCategory", "PreTaxCost", "Currency", "2026-11-03")]
    [InlineData(ExportFiles.PayAsYouGo, "UsageDateTime", "MeterCategory", "PreTaxCost", "Currency", "11/03/2026")]
    [InlineData(ExportFiles.PayAsYouGo, "UsageDateTime", "MeterCategory", "PreTaxCost", "Currency", "2026-11-03T00:00:00Z")]
    public void OtherKinds_AreReadByTheirColumns_AndTheirDays(string header, string day, string service, string cost, string currency, string written)
    {
        var file = ExportFiles.Of(header, [(day, written), (service, "Azure Cosmos DB"), (cost, "-2.5"), (currency, "USD")], [(day, written), (service, ""), (cost, "0"), (currency, "USD")]);

        Assert.Equal(
            [new BilledCharge(new DateOnly(2026, 11, 3), "Azure Cosmos DB", -2.5m, "USD"), new BilledCharge(new DateOnly(2026, 11, 3), "(no service)", 0, "USD")], Read(file));
    }

    [Fact]
    public void ChargeType_ThatIsNoUsage_IsKept() =>
        Assert.Equal("Purchase", Read(Actual(("ChargeType", "Purchase"))).Single().Category);

    [Fact]
    public void Day_OfTheTwelfthAndBefore_HasItsMonthFirst() =>
        Assert.Equal(new DateOnly(2026, 2, 1), Read(Actual(("Date", "02/01/2026"))).Single().Day);

    [Theory]
    [InlineData("25/12/2026", "a spreadsheet may have rewritten them")]
    [InlineData("1/2/2026", "a spreadsheet may have rewritten them")]
    [InlineData("03.11.2026", "a spreadsheet may have rewritten them")]
    [InlineData("", "Date is ''")]
    public void Day_ThatCannotBeTold_IsOneSentenceWithItsLine(string written, string sentence)
    {
        var message = Refused(Actual(("Date", written)));

        Assert.StartsWith("Line 2: Date is '", message, StringComparison.Ordinal);
        Assert.Contains(sentence, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Days_WrittenInTwoWays_AreRefused()
    {
        var file = ExportFiles.Of(ExportFiles.EnterpriseAgreement, Row(("Date", "2026-04-03")), Row(("Date", "04/03/2026")));

        Assert.Contains("Line 3: Date is '04/03/2026', which is not how the days before it are written", Refused(file), StringComparison.Ordinal);
    }

    [Fact]
    public void Filter_LeavesOthersUnselected_ByGroupAndByAllTags()
    {
        var file = ExportFiles.Of(
            ExportFiles.EnterpriseAgreement,
            Row(("ResourceGroup", "MUSIC"), ("Tags", "\"App\": \"genre\",\"env\": \"prod\"")),
            Row(("ResourceGroup", "music"), ("Tags", "{\"app\":\"genre\"}")),
            Row(("ResourceGroup", "music"), ("Tags", "")),
            Row(("ResourceGroup", "video"), ("Tags", "\"app\": \"Genre\"")));

        Assert.Equal([true, true, true, false], Selected("music"));
        Assert.Equal([true, true, false, false], Selected(null, ("app", "genre")));
        Assert.Equal([true, false, false, false], Selected("Music", ("APP", "genre"), ("env", "prod")));

        IEnumerable<bool> Selected(string? group, params (string Name, string Value)[] tags) =>
            Read(file, filter: new BillFilter(group, [.. tags.Select(tag => KeyValuePair.Create(tag.Name, tag.Value))])).Select(charge => charge.IsSelected);
    }

    [Fact]
    public void Filter_ByWhatIsNotThere_IsRefused()
    {
        const string Bare = "Date,MeterCategory,CostInBillingCurrency,BillingCurrency";
        Assert.Contains("--resource-group cannot be used", Refused(Bare + "\n", filter: new BillFilter("music", [])), StringComparison.Ordinal);
        Assert.Contains("--tag cannot be used", Refused(Bare + "\n", filter: new BillFilter(null, [new("a", "b")])), StringComparison.Ordinal);
        Assert.Contains("leave --effective out", Refused(Bare + "\n", effective: true), StringComparison.Ordinal);
        Assert.Contains("Line 2: Tags is 'a=b', which is not a JSON object", Refused(Actual(("Tags", "a=b")), filter: new BillFilter(null, [new("a", "b")])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "Line 1: this is no cost export of Azure; it needs the columns BilledCost with ChargePeriodStart")]
    [InlineData("", "Line 1: this is no cost export of Azure")]
    [InlineData("PAR1....", "It is a Parquet file; choose CSV")]
    [InlineData("Date,MeterCategory,CostInBillingCurrency,BillingCurrency\n2026-11-03,Functions,\"1.234,5\",EUR\n", "Line 2: CostInBillingCurrency is '1.234,5', which is not a number such as 0.25.")]
    [InlineData("Date,MeterCategory,CostInBillingCurrency,BillingCurrency\n2026-11-03,Functions,1e20,EUR\n", "Line 2: CostInBillingCurrency is '1e20'")]
    [InlineData("Date,MeterCategory,CostInBillingCurrency,BillingCurrency\n2026-11-03,Functions\n", "Line 2: the row has 2 values where the header names 4 columns; the file may be cut off.")]
    [InlineData("Date,MeterCategory,CostInBillingCurrency,BillingCurrency\n2026-11-03,\"Functions,1,EUR\n", "Line 2: this is not well-formed CSV")]
    public void BrokenFile_IsOneSentence(string file, string sentence) => Assert.StartsWith(sentence, Refused(file), StringComparison.Ordinal);

    [Fact]
    public void Compressed_AndWithAByteOrderMarkAndSemicolons_IsRead()
    {
        var plain = Encoding.UTF8.GetPreamble().Concat("Date;MeterCategory;CostInBillingCurrency;BillingCurrency\n2026-11-03;Functions;1.5;EUR\n"u8.ToArray()).ToArray();
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(plain);

        Assert.Equal(1.5m, BillReader.Read(new MemoryStream(packed.ToArray()), false, All, default).Single().Cost);
        Assert.Equal(1.5m, BillReader.Read(new MemoryStream(plain), false, All, default).Single().Cost);
    }

    [Fact]
    public void LargeFile_IsReadAsItComes()
    {
        // A hundred million rows if anybody asked for them: reading must hold none back.
        var rows = BillReader.Read(new EndlessExport(), false, All, default);

        Assert.Equal(100_000, Bill.Of(rows.Take(100_000)).Others.Single().Cost);
    }

    private static string Actual(params (string Column, string Value)[] cells) => ExportFiles.Of(ExportFiles.EnterpriseAgreement, Row(cells));

    private static (string, string)[] Row(params (string Column, string Value)[] cells) =>
        [.. cells, ("Date", "2026-11-03"), ("MeterCategory", "Functions"), ("CostInBillingCurrency", "1"), ("BillingCurrencyCode", "USD")];

    private static IReadOnlyList<BilledCharge> Read(string file, bool effective = false, BillFilter? filter = null) =>
        [.. BillReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), effective, filter ?? All, default)];

    private static string Refused(string file, bool effective = false, BillFilter? filter = null)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(file, effective, filter)).Message;
        Assert.DoesNotContain('\n', message);
        return message;
    }

    /// <summary>A header, and then rows without an end.</summary>
    private sealed class EndlessExport : Stream
    {
        private static readonly byte[] Row = "2026-11-03,Functions,1,USD,Purchase\n"u8.ToArray();
        private readonly byte[] _header = "Date,MeterCategory,CostInBillingCurrency,BillingCurrency,ChargeType\n"u8.ToArray();
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            for (var i = 0; i < count; i++, _position++)
                buffer[offset + i] = _position < _header.Length ? _header[_position] : Row[(_position - _header.Length) % Row.Length];
            return count;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
