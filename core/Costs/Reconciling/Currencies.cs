namespace GenreFunctions.Costs.Reconciling;

/// <summary>One side has one currency.</summary>
internal static class Currencies
{
    /// <exception cref="ArgumentException">There is none, or another one than before.</exception>
    public static string Same(string side, string? before, string currency)
    {
        if (string.IsNullOrWhiteSpace(currency))
            throw new ArgumentException($"{side} has a cost without a currency.");
        if (before is not null && !before.Equals(currency, StringComparison.OrdinalIgnoreCase))
            throw new ArgumentException($"{side} has costs in {before} and in {currency}, which cannot be added up; compare one currency at a time.");
        return before ?? currency;
    }
}
