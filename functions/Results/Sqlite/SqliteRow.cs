using System.Text.Json;

namespace GenreFunctions.Functions.Results.Sqlite;

/// <summary>A version as its row holds it; made by whoever records it, so that the one writer only writes.</summary>
/// <param name="Entry">Its columns.</param>
/// <param name="Summary">The entry's summary as JSON.</param>
/// <param name="Document">The whole version as JSON.</param>
internal sealed record SqliteRow(VersionEntry Entry, string Summary, string Document)
{
    public static SqliteRow Of(SongVersion version)
    {
        var entry = VersionEntry.Of(version);
        return new SqliteRow(entry, JsonSerializer.Serialize(entry.Summary, DocumentJson.Options), JsonSerializer.Serialize(version, DocumentJson.Options));
    }
}
