using System.Text.Json.Serialization;

namespace GenreFunctions.Costs;

/// <summary>A quantity, and how it is known.</summary>
public readonly record struct Metered
{
    /// <summary>More of anything is a fault in the metering; up to here, no product with a price overflows.</summary>
    internal const decimal Most = 1_000_000_000_000_000_000m;

    [JsonConstructor]
    private Metered(decimal quantity, MeterBasis basis)
    {
        if (quantity is < 0 or > Most)
            throw new ArgumentOutOfRangeException(nameof(quantity), quantity, FormattableString.Invariant($"A meter is {quantity}, but has to be between 0 and {Most}."));
        Quantity = quantity;
        Basis = basis;
    }

    /// <summary>How much, in the unit that the meter's name says.</summary>
    public decimal Quantity { get; }

    /// <summary>How it is known.</summary>
    public MeterBasis Basis { get; }

    /// <summary>A quantity that was counted.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or beyond all measure.</exception>
    public static Metered Counted(decimal quantity) => new(quantity, MeterBasis.Counted);

    /// <summary>A quantity that was derived.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative or beyond all measure.</exception>
    public static Metered Derived(decimal quantity) => new(quantity, MeterBasis.Derived);

    /// <summary>Both together: counted when each of them is, or is nothing.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The sum is beyond all measure.</exception>
    public Metered Plus(Metered other)
    {
        var isDerived = (Quantity > 0 && Basis == MeterBasis.Derived) || (other.Quantity > 0 && other.Basis == MeterBasis.Derived);
        return new Metered(Quantity + other.Quantity, isDerived ? MeterBasis.Derived : MeterBasis.Counted);
    }
}
