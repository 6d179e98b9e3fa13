using GenreFunctions.Local.Hosting.Blobs;
using GenreFunctions.Local.Hosting.Data;

namespace GenreFunctions.Local.Tests.Hosting.Blobs;

public sealed class BlobBookTests : IDisposable
{
    private const int Threshold = 3;
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(DateTimeOffset.UnixEpoch.AddYears(56));
    private readonly HostDatabase _database;

    public BlobBookTests() => _database = new HostDatabase(Path.Combine(_folder.Path, "host.db"));

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Failed_UpToTheThreshold_IsDueAgainAfterPausesThatDouble()
    {
        var book = Open();
        foreach (var pauseSeconds in new[] { 1, 2 })
        {
            Assert.True(book.TakeIfDue("song.wav", "1"));
            Assert.False(book.Failed("song.wav", Threshold));
            _time.Advance(TimeSpan.FromSeconds(pauseSeconds - 0.1));
            Assert.False(book.TakeIfDue("song.wav", "1"));
            _time.Advance(TimeSpan.FromSeconds(0.1));
        }

        Assert.True(book.TakeIfDue("song.wav", "1"));
        Assert.True(book.Failed("song.wav", Threshold));

        // It stays taken, to be given up.
        _time.Advance(TimeSpan.FromHours(1));
        Assert.False(book.TakeIfDue("song.wav", "1"));
    }

    [Fact]
    public void Blob_OverwrittenAfterFailures_HasAllItsTriesAndNoPause()
    {
        var book = Open();
        Assert.True(book.TakeIfDue("song.wav", "1"));
        Assert.False(book.Failed("song.wav", Threshold));

        Assert.True(book.TakeIfDue("song.wav", "2"));
        Assert.Equal(0, book.Failures("song.wav"));
    }

    [Fact]
    public void Receipt_OfFailures_IsReadByTheNextBook()
    {
        var book = Open();
        Assert.True(book.TakeIfDue("song.wav", "1"));
        Assert.False(book.Failed("song.wav", Threshold));

        var next = Open();
        Assert.True(next.TakeIfDue("song.wav", "1"));
        Assert.Equal(1, next.Failures("song.wav"));
    }

    private BlobBook Open() => new(new BlobReceipts(_database, "Tag", "audio"), _time, FirstPause);
}
