using System.Text;
using GenreFunctions.Costs;

namespace GenreFunctions.Tests.Costs;

public sealed class PriceBookTests
{
    private const string Entry = """{ "key": "blob.reads", "price": 0.004, "unit": "10K", "quantity": 10000, "asOf": "2026-01-31", "source": "Seen." }""";

    [Fact]
    public void Embedded_SaysWhatItIs_AndEveryKeyIsPricedOrAbsentWithAReason()
    {
        var book = PriceBook.Embedded;

        Assert.Equal(("2026-11-21", "USD", "eastus"), (book.Version, book.Currency, book.Region));
        Assert.Contains(book.Notes, note => note.Contains("Free monthly grants are ignored", StringComparison.Ordinal));
        Assert.All(book.Prices, price => Assert.True(price.UnitPrice > 0 && price.Source.Length > 0 && price.AsOf <= book.AsOf));
        Assert.All(ChargeKind.ByKey.Values, kind => Assert.True(book.Find(kind) is not null || book.Absence(kind) != "The price book does not have it.", kind.Key));
        Assert.Equal(
            ["durable.actions", "durable.capacity-units", "local.machine"],
            ChargeKind.ByKey.Values.Where(kind => book.Find(kind) is null).Select(kind => kind.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_OwnBook_ReplacesThePrices_AndWhatItLacksIsAbsent()
    {
        var book = Read(Book(Entry));

        Assert.Equal(("v7", "EUR", "westeurope"), (book.Version, book.Currency, book.Region));
        Assert.Equal((0.004m, 10_000m, "10K"), (book.Prices.Single().UnitPrice, book.Prices.Single().UnitQuantity, book.Prices.Single().PricingUnit));
        Assert.Null(book.Find(ChargeKind.ByKey["blob.writes"]));
        Assert.NotEmpty(book.Absence(ChargeKind.ByKey["blob.writes"]));
    }

    [Fact]
    public void WithMachineHour_HasIt_SaysSo_AndLeavesTheOtherBookAlone()
    {
        var book = PriceBook.Embedded.WithMachineHour(0.2m).WithMachineHour(0.3m);

        Assert.Equal(0.3m, book.Find(ChargeKind.ByKey["local.machine"])!.UnitPrice);
        Assert.EndsWith("+machine-hour-0.3", book.Version, StringComparison.Ordinal);
        Assert.Null(PriceBook.Embedded.Find(ChargeKind.ByKey["local.machine"]));
        Assert.Throws<ArgumentOutOfRangeException>(() => PriceBook.Embedded.WithMachineHour(-1));
    }

    [Theory]
    [InlineData("", "It is no JSON")]
    [InlineData("{", "It is no JSON")]
    [InlineData("[]", "has to be a JSON object")]
    [InlineData("{}", "It has no prices.")]
    [InlineData("""{ "prices": {} }""", "Its prices has to be a list.")]
    [InlineData("""{ "prices": [] }""", "In the book, version is missing or no text.")]
    [InlineData("""{ "prices": [], "prices": [] }""", "It is no JSON")]
    [InlineData("""{ "prices": [ 3 ] }""", "Each of prices has to be an object.")]
    [InlineData("""{ "prices": [ {} ] }""", "In an entry of prices, key is missing or no text.")]
    public void Read_BrokenFile_IsOneSentence(string json, string sentence) => AssertRefused(json, sentence);

    [Theory]
    [InlineData("\"blob.reads\"", "\"blob.read\"", "Nothing is billed as 'blob.read'; the keys are alerts.log-15-minutes, alerts.log-5-minutes, alerts.metric, blob.cool-stored,")]
    [InlineData("0.004", "-0.004", "The price of blob.reads is -0.004, but has to be between 0 and 1000000.")]
    [InlineData("0.004", "1e30", "In blob.reads, price is missing or no number.|The price of blob.reads is")]
    [InlineData("0.004", "\"0.004\"", "In blob.reads, price is missing or no number.")]
    [InlineData("10000", "0", "The quantity of blob.reads is 0, but has to be between 1 and 1000000000000000.")]
    [InlineData("2026-01-31", "31.1.2026", "In blob.reads, asOf has to be a day such as 2026-01-31.")]
    [InlineData("\"Seen.\"", "\" \"", "In blob.reads, source is missing or no text.")]
    [InlineData("\"unit\"", "\"per\"", "In blob.reads, unit is missing or no text.")]
    public void Read_BrokenEntry_IsOneSentence(string right, string wrong, string sentence) =>
        AssertRefused(Book(Entry.Replace(right, wrong, StringComparison.Ordinal)), sentence);

    [Fact]
    public void Read_KeyTwice_IsOneSentence()
    {
        AssertRefused(Book($"{Entry}, {Entry}"), "It has 'blob.reads' twice.");
        AssertRefused(Book(Entry, """{ "key": "blob.reads", "reason": "Not found." }"""), "It has 'blob.reads' twice.");
    }

    private static void AssertRefused(string json, string sentences)
    {
        var message = Assert.Throws<PriceBookException>(() => Read(json)).Message;
        Assert.Contains(sentences.Split('|'), sentence => message.Contains(sentence, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', message);
    }

    private static string Book(string prices, string absent = "") =>
        $$"""{ "version": "v7", "currency": "EUR", "region": "westeurope", "asOf": "2026-02-01", "prices": [ {{prices}} ], "absent": [ {{absent}} ] }""";

    private static PriceBook Read(string json) => PriceBook.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)));
}
