using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>What a page costs SQLite, by its own account.</summary>
public sealed class SqliteSongListTests : IDisposable
{
    private readonly SqliteConnection _connection = new("Data Source=:memory:");

    public SqliteSongListTests()
    {
        _connection.Open();
        SqliteSchema.Tables.Prepare(_connection);
    }

    [Fact]
    public void Page_AnyFiltersSortAndOrder_SearchesItsIndexAndSortsNothing()
    {
        foreach (var query in Queries())
        {
            foreach (var stretch in SongStretch.Of(query))
            {
                using var command = SqliteSongList.Page(_connection, query, stretch, 51);
                var plan = Plan(command);
                Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
                var song = Assert.Single(plan, step => step.Contains(" song ", StringComparison.Ordinal));
                foreach (var (filter, isAsked) in new[] { ("publisher", query.Publisher is not null), ("genre", query.Genre is not null), ("outcome", query.Outcome is not null && query.Genre is null) })
                    Assert.Equal(isAsked, song.Contains($"{filter}=?", StringComparison.Ordinal));
                // The next page begins at its place, and not where the range does.
                if (stretch.After is not null)
                    Assert.True(song.Contains($"({SqliteSongIndexes.Column(query.Sort)},song_id){(query.Order == SortOrder.Desc ? '<' : '>')}(?,?)", StringComparison.Ordinal), $"{query} {song}");
            }
        }
    }

    [Fact]
    public void Count_AnyFilters_ReadsAnIndexAlone()
    {
        foreach (var query in Queries())
        {
            using var command = SqliteSongList.Count(_connection, query);
            Assert.Contains("COVERING INDEX", Assert.Single(Plan(command)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Page_TwentyTimesTheSongs_TakesNoMoreSteps()
    {
        // A filter that most songs pass costs a page a little more; the number of songs costs it nothing.
        SongQuery[] filters =
        [
            new(), new() { Publisher = "p1" }, new() { Genre = "g1" }, new() { Outcome = SongOutcome.Tagged }, new() { Publisher = "p1", Genre = "g1", Outcome = SongOutcome.Tagged },
            new() { MinConfidence = 0.2 }, new() { Publisher = "p1", MaxConfidence = 0.8 }, new() { From = new DateTimeOffset(1, TimeSpan.Zero) },
        ];
        var lists = (from filter in filters from sort in Enum.GetValues<SongSort>() from order in Enum.GetValues<SortOrder>() select filter with { Sort = sort, Order = order }).ToList();
        Fill(1, 1_000);
        var few = lists.ConvertAll(Steps);
        Fill(1_001, 20_000);
        var many = lists.ConvertAll(Steps);
        for (var i = 0; i < lists.Count; i++)
            Assert.True(many[i] <= 2 * few[i] && many[i] > 0, $"{lists[i]}: {few[i]} steps with 1,000 songs, {many[i]} with 20,000.");
    }

    public void Dispose() => _connection.Dispose();

    private static IEnumerable<SongQuery> Queries() =>
        from publisher in new[] { null, "p" }
        from genre in new[] { null, "g" }
        from outcome in new SongOutcome?[] { null, SongOutcome.Silent }
        from least in new double?[] { null, 0.2 }
        from most in new double?[] { null, 0.9 }
        from time in new DateTimeOffset?[] { null, Versions.Start }
        from sort in Enum.GetValues<SongSort>()
        from order in Enum.GetValues<SortOrder>()
        from place in new object?[] { null, sort == SongSort.Tagged ? 1L : sort == SongSort.Confidence ? 0.5 : "n" }
        let query = new SongQuery { Publisher = publisher, Genre = genre, Outcome = outcome, MinConfidence = least, MaxConfidence = most, From = time, To = time, Sort = sort, Order = order }
        select place is null ? query : query with { Cursor = new SongCursor(place, new string('a', 32)).For(query) };

    private static List<string> Plan(SqliteCommand command)
    {
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        using var rows = command.ExecuteReader();
        var plan = new List<string>();
        while (rows.Read())
            plan.Add(rows.GetString(3));
        return plan;
    }

    private void Fill(int first, int last)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = $"""
            CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT {first} UNION ALL SELECT i + 1 FROM n WHERE i < {last}) SELECT i FROM n;
            INSERT INTO version SELECT printf('%032x', i), 'v', i, i, 'p' || (i / 3 % 3), 'g' || (i % 2), 'Tagged', 'e', '', '' FROM n;
            INSERT INTO song SELECT printf('%032x', i), 'v', 1, 'p' || (i / 3 % 3), 'g' || (i % 2), 'Tagged', i * 7919 % 1000003, i * 104729 % 1009 / 1009.0, 'n' || (i * 7907 % 1000003) FROM n;
            DROP TABLE n;
            """;
        command.ExecuteNonQuery();
    }

    /// <summary>Instructions of SQLite's virtual machine for a page in the middle of the list.</summary>
    private long Steps(SongQuery query)
    {
        object middle = query.Sort switch { SongSort.Tagged => 500_000L, SongSort.Confidence => 0.5, _ => "n5" };
        query = query with { Cursor = new SongCursor(middle, new string('0', 32)).For(query) };
        const int Unit = 10;
        var units = 0L;
        raw.sqlite3_progress_handler(_connection.Handle!, Unit, _ => (int)(0 * ++units), null);
        using var command = SqliteSongList.Page(_connection, query, SongStretch.Of(query)[0], 21);
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
            count++;
        raw.sqlite3_progress_handler(_connection.Handle!, 0, null, null);
        Assert.True(count == 21, $"{query}: {count} {command.CommandText}");
        return units * Unit;
    }
}
