using Microsoft.Data.Sqlite;

namespace GenreFunctions.Local.Durable.History;

/// <summary>How a row's columns are read.</summary>
internal static class Columns
{
    public static string? Text(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    public static long? Number(this SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetInt64(column);

    public static DateTime Time(this SqliteDataReader row, int column) => new(row.GetInt64(column), DateTimeKind.Utc);

    /// <summary>An event in the columns kind, task, name, payload, at, origin, the first of which is given.</summary>
    public static HistoryEvent Event(this SqliteDataReader row, int first) => new(
        (EventKind)row.GetInt32(first),
        (int)(row.Number(first + 1) ?? HistoryEvent.NoTask),
        row.Text(first + 2),
        row.Text(first + 3),
        row.Time(first + 4),
        row.Number(first + 5) ?? 0);
}
