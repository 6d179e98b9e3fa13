namespace GenreFunctions.Costs.Months;

/// <summary>The month that price lists mean: 730 hours, a twelfth of a year of 365 days.</summary>
public static class BillingMonth
{
    /// <summary>730 hours.</summary>
    public const int Hours = 730;

    /// <summary>2,628,000 seconds.</summary>
    public const int Seconds = Hours * 3600;

    /// <summary>Thirty days and ten hours.</summary>
    public const decimal Days = Hours / 24m;

    /// <summary>The month that begins on the day of a price book.</summary>
    internal static (DateTimeOffset Start, DateTimeOffset End) Of(PriceBook prices)
    {
        var start = new DateTimeOffset(prices.AsOf, TimeOnly.MinValue, TimeSpan.Zero);
        return (start, start.AddHours(Hours));
    }
}
