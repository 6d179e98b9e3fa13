using System.Globalization;
using System.Text.Json;

namespace GenreFunctions.Costs;

/// <summary>
/// JSON to price book. Strict, because a price under a misspelt key would be missed without a word: unknown keys, doubled ones and fields that are not as
/// they have to be are each refused with a sentence.
/// </summary>
internal static class PriceBookReader
{
    /// <summary>Above any billing unit: a gigabyte has 10^9 bytes.</summary>
    private const decimal MostUnitQuantity = 1_000_000_000_000_000m;

    public static PriceBook Read(Stream json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return Read(document.RootElement);
        }
        catch (JsonException fault)
        {
            // Its message is a sentence and a place; the rest is of use to nobody here.
            throw new PriceBookException($"It is no JSON: {fault.Message.Split(" LineNumber", 2)[0]} (line {fault.LineNumber + 1})", fault);
        }
    }

    private static PriceBook Read(JsonElement book)
    {
        const string Here = "the book";
        if (book.ValueKind != JsonValueKind.Object)
            throw new PriceBookException("It has to be a JSON object with version, currency, region, asOf and prices.");
        List<Price> prices = [];
        Dictionary<ChargeKind, string> absences = [];
        foreach (var entry in Entries(book, "prices", isRequired: true))
            prices.Add(ReadPrice(entry, Unused(entry, "prices", prices, absences)));
        foreach (var entry in Entries(book, "absent", isRequired: false))
        {
            var kind = Unused(entry, "absent", prices, absences);
            absences.Add(kind, Text(entry, "reason", kind.Key));
        }

        var notes = Entries(book, "notes", isRequired: false)
            .Select(note => note.ValueKind == JsonValueKind.String ? note.GetString()! : throw new PriceBookException("Each of notes has to be a sentence.")).ToArray();
        return new PriceBook(
            Text(book, "version", Here), Text(book, "currency", Here), Text(book, "region", Here), Date(book, "asOf", Here), notes, prices, absences);
    }

    private static Price ReadPrice(JsonElement entry, ChargeKind kind)
    {
        var price = Number(entry, "price", kind.Key);
        if (price is < 0 or > PriceBook.MostPrice)
            throw new PriceBookException(Line($"The price of {kind.Key} is {price}, but has to be between 0 and {PriceBook.MostPrice}."));
        var quantity = Number(entry, "quantity", kind.Key);
        if (quantity is < 1 or > MostUnitQuantity)
            throw new PriceBookException(Line($"The quantity of {kind.Key} is {quantity}, but has to be between 1 and {MostUnitQuantity}."));
        return new Price(kind, price, Text(entry, "unit", kind.Key), quantity, Date(entry, "asOf", kind.Key), Text(entry, "source", kind.Key));
    }

    private static ChargeKind Unused(JsonElement entry, string list, List<Price> prices, Dictionary<ChargeKind, string> absences)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            throw new PriceBookException($"Each of {list} has to be an object.");
        var key = Text(entry, "key", $"an entry of {list}");
        if (!ChargeKind.ByKey.TryGetValue(key, out var kind))
            throw new PriceBookException($"Nothing is billed as '{key}'; the keys are {string.Join(", ", ChargeKind.ByKey.Keys.Order(StringComparer.Ordinal))}.");
        if (absences.ContainsKey(kind) || prices.Exists(price => price.Kind == kind))
            throw new PriceBookException($"It has '{key}' twice.");
        return kind;
    }

    private static JsonElement[] Entries(JsonElement book, string name, bool isRequired)
    {
        if (book.TryGetProperty(name, out var list))
            return list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : throw new PriceBookException($"Its {name} has to be a list.");
        return isRequired ? throw new PriceBookException($"It has no {name}.") : [];
    }

    private static string Text(JsonElement parent, string name, string where) =>
        parent.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(text.GetString())
            ? text.GetString()!
            : throw new PriceBookException($"In {where}, {name} is missing or no text.");

    private static DateOnly Date(JsonElement parent, string name, string where) =>
        DateOnly.TryParseExact(Text(parent, name, where), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new PriceBookException($"In {where}, {name} has to be a day such as 2026-01-31.");

    private static decimal Number(JsonElement parent, string name, string where) =>
        parent.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetDecimal(out var value)
            ? value
            : throw new PriceBookException($"In {where}, {name} is missing or no number.");

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
