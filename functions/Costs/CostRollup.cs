namespace GenreFunctions.Functions.Costs;

/// <summary>What a publisher's songs cost on a day, computed from all records of that day, so that computing it again changes nothing. Equal when all figures are.</summary>
/// <param name="Day">The day, in UTC.</param>
/// <param name="Publisher">The publisher.</param>
/// <param name="Cells">Its parts, in a fixed order; none when the day's runs turned out to belong to other days.</param>
public sealed record CostRollup(DateOnly Day, string Publisher, IReadOnlyList<CostCell> Cells)
{
    /// <inheritdoc/>
    public bool Equals(CostRollup? other) => other is not null && Day == other.Day && Publisher == other.Publisher && Cells.SequenceEqual(other.Cells);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Day, Publisher, Cells.Count);
}
