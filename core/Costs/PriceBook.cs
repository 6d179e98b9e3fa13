using System.Collections.Frozen;

namespace GenreFunctions.Costs;

/// <summary>
/// Prices, with where and when they were seen. A price that nobody could find is not in it, and whatever needs it has no complete cost. Free grants are
/// ignored. Immutable; use <see cref="Embedded"/>, or read a file of the same form (<c>core/Costs/prices.json</c>).
/// </summary>
public sealed class PriceBook
{
    /// <summary>Above any price of a unit; keeps products far from overflow.</summary>
    internal const decimal MostPrice = 1_000_000m;

    private const string ResourceName = "GenreFunctions.Costs.prices.json";

    private static readonly Lazy<PriceBook> LazyEmbedded = new(() =>
    {
        using var json = typeof(PriceBook).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly has no resource {ResourceName}.");
        return Read(json);
    });

    private readonly FrozenDictionary<ChargeKind, Price> _prices;
    private readonly FrozenDictionary<ChargeKind, string> _absences;

    internal PriceBook(
        string version, string currency, string region, DateOnly asOf, IReadOnlyList<string> notes, IEnumerable<Price> prices, IEnumerable<KeyValuePair<ChargeKind, string>> absences)
    {
        (Version, Currency, Region, AsOf, Notes) = (version, currency, region, asOf, notes);
        _prices = prices.ToFrozenDictionary(price => price.Kind);
        _absences = absences.ToFrozenDictionary();
    }

    /// <summary>The book that ships: list prices in USD for eastus.</summary>
    public static PriceBook Embedded => LazyEmbedded.Value;

    /// <summary>What this book is called in the records that were made with it.</summary>
    public string Version { get; }

    /// <summary>ISO 4217.</summary>
    public string Currency { get; }

    /// <summary>The region whose prices these are.</summary>
    public string Region { get; }

    /// <summary>When the book was put together.</summary>
    public DateOnly AsOf { get; }

    /// <summary>What to know before using it, a sentence each.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>All prices, by key.</summary>
    public IEnumerable<Price> Prices => _prices.Values.OrderBy(price => price.Kind.Key, StringComparer.Ordinal);

    /// <summary>Reads a book; the stream is left open.</summary>
    /// <exception cref="PriceBookException">It is none; the message says why.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static PriceBook Read(Stream json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return PriceBookReader.Read(json);
    }

    /// <summary>The price, or <see langword="null"/> when there is none.</summary>
    public Price? Find(ChargeKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _prices.GetValueOrDefault(kind);
    }

    /// <summary>Why there is no price.</summary>
    public string Absence(ChargeKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return _absences.GetValueOrDefault(kind, "The price book does not have it.");
    }

    /// <summary>The same book, with a price of your own for an hour of your machine. The version says so.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The price is negative or above a million.</exception>
    public PriceBook WithMachineHour(decimal price)
    {
        if (price is < 0 or > MostPrice)
            throw new ArgumentOutOfRangeException(nameof(price), price, FormattableString.Invariant($"A machine-hour is {price}, but has to be between 0 and {MostPrice}."));
        var own = new Price(ChargeKind.LocalMachine, price, "1 Hour", 3600, AsOf, "Given by whoever asked.");
        return new PriceBook(
            FormattableString.Invariant($"{Version}+machine-hour-{price}"), Currency, Region, AsOf, Notes,
            [.. _prices.Values.Where(other => other.Kind != own.Kind), own], _absences.Where(absence => absence.Key != own.Kind));
    }
}
