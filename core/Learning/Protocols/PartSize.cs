using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>How large a part of a split is.</summary>
/// <param name="Segments">Rows.</param>
/// <param name="Songs">Songs that have rows in it.</param>
public sealed record PartSize(int Segments, int Songs)
{
    /// <summary>Counts.</summary>
    internal static PartSize Of(FeatureTable table, int[] rows) => new(rows.Length, rows.Select(row => table.SongOfRow[row]).Distinct().Count());
}
