using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Sqlite;
using Microsoft.Data.Sqlite;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>The contract over SQLite, and what only a file can do.</summary>
public sealed class SqliteTagStoreTests : TagStoreContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<SqliteTagStore> _stores = [];

    private string File => Path.Combine(_folder.Path, "data", "songs.db");

    private protected override Task<ITagStore> NewStoreAsync() => Task.FromResult<ITagStore>(Open());

    [Fact]
    public async Task Record_ThenOpenAgain_IsStillThere()
    {
        var first = Open();
        await first.RecordAsync(Versions.Of(), CancellationToken.None);
        first.Dispose();
        Assert.NotNull(await Open().FindAsync(Versions.Of().Upload.SongId, CancellationToken.None));
    }

    [Fact]
    public async Task Record_TwoStoresOnOneFile_LoseNothing()
    {
        var stores = new[] { Open(), Open() };
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => stores[i % 2].RecordAsync(Versions.Of($"acme/{i}.wav"), CancellationToken.None)));
        Assert.Equal(100, (await stores[0].ListAsync(new SongQuery { PageSize = 500 }, CancellationToken.None)).Songs.Count);
    }

    [Fact]
    public async Task Record_FileLockedByAnother_SaysSoAndWorksAfterwards()
    {
        var store = Open(lockTimeoutSeconds: 1);
        await store.CheckAsync(CancellationToken.None);
        using (var other = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            other.Open();
            using var transaction = other.BeginTransaction(deferred: false);
            var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(() => store.RecordAsync(Versions.Of(), CancellationToken.None));
            Assert.Equal($"{File} is locked by another program; close that, or try again.", error.Message);
        }

        await store.RecordAsync(Versions.Of(), CancellationToken.None);
        Assert.NotNull(await store.FindAsync(Versions.Of().Upload.SongId, CancellationToken.None));
    }

    [Theory]
    [InlineData("PRAGMA user_version = 3", "version 3 of the tables, and this program knows version 2")]
    [InlineData("CREATE TABLE other (a)", "is a database of another program")]
    public async Task Any_FileOfAnother_SaysSo(string sql, string says)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var connection = new SqliteConnection($"Data Source={File};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }

        var store = Open();
        Assert.Contains(says, (await Assert.ThrowsAsync<TagStoreUnavailableException>(() => store.CheckAsync(CancellationToken.None))).Message, StringComparison.Ordinal);
        Assert.Contains(says, (await Assert.ThrowsAsync<TagStoreUnavailableException>(() => store.RecordAsync(Versions.Of(), CancellationToken.None))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_FileThatIsNoDatabase_SaysSo()
    {
        _folder.File("data/songs.db", [.. Enumerable.Repeat((byte)'x', 4096)]);
        var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(() => Open().CheckAsync(CancellationToken.None));
        Assert.Contains("is damaged or no SQLite database", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Any_FolderThatIsAFile_SaysSo()
    {
        _folder.File("data", [1]);
        var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(() => Open().RecordAsync(Versions.Of(), CancellationToken.None));
        Assert.Contains("cannot be opened", error.Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    private SqliteTagStore Open(int lockTimeoutSeconds = SqliteTagStore.DefaultLockTimeoutSeconds)
    {
        var store = new SqliteTagStore(File, lockTimeoutSeconds);
        _stores.Add(store);
        return store;
    }
}
