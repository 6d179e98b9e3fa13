using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>Files that the first version of the tables was written to.</summary>
public sealed class SqliteMigrationTests : IDisposable
{
    // As the program of that version wrote it.
    private const string Version1 = """
        CREATE TABLE version (
          song_id TEXT NOT NULL, version_id TEXT NOT NULL, uploaded_ticks INTEGER NOT NULL, tagged_ticks INTEGER NOT NULL, publisher TEXT NOT NULL, genre TEXT,
          outcome TEXT NOT NULL, etag TEXT NOT NULL, summary TEXT NOT NULL, document TEXT NOT NULL, PRIMARY KEY (song_id, version_id));
        CREATE TABLE song (
          song_id TEXT PRIMARY KEY, version_id TEXT NOT NULL, version_count INTEGER NOT NULL, tagged_ticks INTEGER NOT NULL, publisher TEXT NOT NULL, genre TEXT,
          outcome TEXT NOT NULL) WITHOUT ROWID;
        CREATE INDEX song_by_time ON song (tagged_ticks, song_id);
        CREATE INDEX song_by_publisher ON song (publisher, tagged_ticks, song_id);
        CREATE INDEX song_by_genre ON song (genre, tagged_ticks, song_id);
        CREATE INDEX song_by_outcome ON song (outcome, tagged_ticks, song_id);
        CREATE INDEX song_by_publisher_genre ON song (publisher, genre, tagged_ticks, song_id);
        CREATE INDEX song_by_publisher_outcome ON song (publisher, outcome, tagged_ticks, song_id);
        PRAGMA user_version = 1;
        """;

    private const string PutVersion1 = """
        INSERT INTO version VALUES ($song, $version, $uploaded, $tagged, $publisher, $genre, $outcome, $etag, $summary, $document);
        INSERT INTO song SELECT song_id, version_id, (SELECT COUNT(*) FROM version WHERE song_id = $song), tagged_ticks, publisher, genre, outcome
        FROM version WHERE song_id = $song ORDER BY uploaded_ticks DESC, version.tagged_ticks DESC, version_id DESC LIMIT 1
        ON CONFLICT (song_id) DO UPDATE SET version_id = excluded.version_id, version_count = excluded.version_count, tagged_ticks = excluded.tagged_ticks,
          publisher = excluded.publisher, genre = excluded.genre, outcome = excluded.outcome;
        """;

    private static readonly SongVersion[] Songs =
    [
        Versions.Of("acme/B.wav", genre: "rock", confidence: 0.1 + 0.2),
        Versions.Of("acme/a.wav", genre: "pop", confidence: 1 / 3.0, tagged: 4),
        Versions.Of("zenith/Ä 🎺.wav", outcome: SongOutcome.Silent, tagged: 2),
        Versions.Of("acme/a.wav", eTag: "older", genre: "jazz", confidence: 0.9, uploaded: -5, tagged: 0),
    ];

    private readonly TemporaryFolder _folder = new();

    private string File => Path.Combine(_folder.Path, "songs.db");

    [Fact]
    public async Task Open_FileOfVersion1_KeepsEverySongAndKnowsTheNewOrders()
    {
        Write(Songs);
        using (var store = new SqliteTagStore(File))
        {
            string[] ids = [.. Songs[..3].Select(song => song.Upload.SongId)];
            async Task<IEnumerable<string>> ListAsync(SongSort sort) => (await store.ListAsync(new SongQuery { Sort = sort }, CancellationToken.None)).Songs.Select(song => song.SongId);
            Assert.Equal([ids[1], ids[2], ids[0]], await ListAsync(SongSort.Tagged));
            Assert.Equal([ids[1], ids[0], ids[2]], await ListAsync(SongSort.Confidence));
            Assert.Equal([ids[2], ids[0], ids[1]], await ListAsync(SongSort.Name));
            var exact = new SongQuery { MinConfidence = 0.1 + 0.2, MaxConfidence = 0.1 + 0.2 };
            Assert.Equal("acme/B.wav", Assert.Single((await store.ListAsync(exact, CancellationToken.None)).Songs).Name);
            var song = (await store.FindAsync(ids[1], CancellationToken.None))!;
            Assert.Equal((2, "pop"), (song.Versions.Count, song.Current.Result.Genre));

            // And takes new ones.
            await store.RecordAsync(Versions.Of("acme/B.wav", eTag: "2", uploaded: 9, tagged: 10, confidence: 0.99), CancellationToken.None);
            Assert.Equal([ids[0], ids[1], ids[2]], await ListAsync(SongSort.Confidence));
        }

        Assert.Equal((2L, 5L, 3L), (Number("PRAGMA user_version"), Number("SELECT COUNT(*) FROM version"), Number("SELECT COUNT(*) FROM song")));
    }

    [Fact]
    public async Task Open_FileOfVersion1ByTwoAtOnce_IsBroughtUpToDateOnce()
    {
        Write(Songs);
        SqliteTagStore[] stores = [new(File), new(File)];
        await Task.WhenAll(stores.Select(store => store.CheckAsync(CancellationToken.None)));
        foreach (var store in stores)
        {
            Assert.Equal(3, (await store.ListAsync(new SongQuery { Count = true }, CancellationToken.None)).Total);
            store.Dispose();
        }
    }

    [Fact]
    public async Task Open_FileOfVersion1ThatCannotBeBroughtUpToDate_IsLeftAsItIs()
    {
        Write(Songs);
        Number("UPDATE version SET summary = 'no JSON' WHERE etag = '0x8DC1' AND outcome = 'Silent'; SELECT 1");
        using var store = new SqliteTagStore(File);
        await Assert.ThrowsAsync<TagStoreUnavailableException>(() => store.CheckAsync(CancellationToken.None));
        Assert.Equal((1L, 3L), (Number("PRAGMA user_version"), Number("SELECT COUNT(*) FROM song")));
        Assert.Equal(0L, Number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'song_2'"));
        Assert.Equal(6L, Number("SELECT COUNT(*) FROM sqlite_master WHERE name LIKE 'song_by_%'"));
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private void Write(IEnumerable<SongVersion> versions)
    {
        Number($"PRAGMA journal_mode = WAL; {Version1} SELECT 1");
        foreach (var version in versions)
        {
            var (row, upload) = (SqliteRow.Of(version), version.Upload);
            Number(
                $"{PutVersion1} SELECT 1", ("$song", upload.SongId), ("$version", version.VersionId), ("$uploaded", upload.UploadedAt.UtcTicks), ("$tagged", version.TaggedAt.UtcTicks),
                ("$publisher", upload.Publisher), ("$genre", version.Result.Genre ?? (object)DBNull.Value), ("$outcome", version.Result.Outcome.ToString()), ("$etag", upload.ETag),
                ("$summary", row.Summary), ("$document", row.Document));
        }
    }

    private long Number(string sql, params (string Name, object Value)[] parameters)
    {
        using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
            command.Parameters.AddWithValue(name, value);
        using var rows = command.ExecuteReader();
        object? last = null;
        do
        {
            while (rows.Read())
                last = rows.GetValue(0);
        }
        while (rows.NextResult());
        return (long)last!;
    }
}
