using GenreFunctions.Functions.Results.Sqlite;

namespace GenreFunctions.Functions.Costs.Sqlite;

/// <summary>
/// One table, as the container in Cosmos DB is one. A document lies last in its row: columns before it are read without touching the pages that it fills. Whatever
/// is written gets a new, higher sequence, in place of the one it had; so the sequence is the change feed, with every document once, at its latest.
/// </summary>
internal static class SqliteCostSchema
{
    private const int Version = 1;

    // Runs alone have an ended_key. Their indexes hold all that the dearest and a day's publishers are found by. The view is for the embedded host, which looks for
    // that name and these columns in the file that is called as the container.
    private const string Sql = """
        CREATE TABLE item (
          sequence INTEGER PRIMARY KEY AUTOINCREMENT,
          id TEXT NOT NULL UNIQUE,
          kind TEXT NOT NULL,
          day TEXT NOT NULL,
          publisher TEXT NOT NULL,
          song_id TEXT,
          instance_id TEXT,
          ended_key TEXT,
          known_cost TEXT,
          cost_key TEXT,
          as_of INTEGER,
          cell TEXT,
          document TEXT NOT NULL
        );
        CREATE INDEX run_by_end ON item (ended_key, publisher, cost_key) WHERE ended_key IS NOT NULL;
        CREATE INDEX run_by_publisher ON item (publisher, ended_key, cost_key) WHERE ended_key IS NOT NULL;
        CREATE INDEX run_by_song ON item (song_id, ended_key) WHERE song_id IS NOT NULL;
        CREATE INDEX other_by_day ON item (kind, day, publisher) WHERE ended_key IS NULL;
        CREATE VIEW change_feed AS SELECT sequence, document FROM item;
        """;

    public static SqliteTables Tables { get; } = new("costs", "CostStore:SqlitePath", Version, Sql);
}
