using GenreFunctions.Cli.Watch;

namespace GenreFunctions.Cli.Tests.Watch;

public sealed class SongFeedTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeService _fake = new() { PageSize = 3 };
    private readonly ServiceClient _service;
    private readonly HandClock _clock = new();

    public SongFeedTests() => _service = new ServiceClient(new Uri(_fake.Address), key: null);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task RandomArrivals_LateOnesAndEqualTimesIncluded_EachIsShownOnce(int seed)
    {
        var random = new Random(seed);
        var feed = new SongFeed(_service, null, null, _clock);
        var shown = new List<string>();
        var expected = new List<string>();
        var now = Noon;
        for (var step = 0; step < 40; step++)
        {
            for (var arrivals = random.Next(6); arrivals > 0; arrivals--)
            {
                now += TimeSpan.FromSeconds(random.Next(3));
                // Visible up to a minute after its time; often at the same time as another one.
                var version = new FakeVersion($"song{expected.Count}", "v1", now - TimeSpan.FromSeconds(random.Next(2) * random.Next(55)));
                _fake.Add(version);
                expected.Add($"{version.SongId} v1");
            }

            await ShowAsync(feed, shown);
        }

        Assert.Equal(expected.Order(StringComparer.Ordinal), shown.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ResultThatIsVisibleMinutesLate_IsShownAtTheNextLongLook()
    {
        var feed = new SongFeed(_service, null, null, _clock);
        var shown = new List<string>();
        _fake.Add(new FakeVersion("a", "v1", Noon));
        await ShowAsync(feed, shown);
        _fake.Add(new FakeVersion("late", "v1", Noon - TimeSpan.FromMinutes(10)));

        await ShowAsync(feed, shown);
        Assert.Equal(["a v1"], shown);
        _clock.Now += TimeSpan.FromMinutes(2);
        await ShowAsync(feed, shown);
        await ShowAsync(feed, shown);

        Assert.Equal(["a v1", "late v1"], shown);
    }

    [Fact]
    public async Task NewVersions_AreShown_AlsoWhenSeveralArriveBetweenTwoLooks()
    {
        var feed = new SongFeed(_service, null, null, _clock);
        var shown = new List<string>();
        _fake.Add(new FakeVersion("a", "v1", Noon));
        await ShowAsync(feed, shown);
        _fake.Add(new FakeVersion("a", "v2", Noon.AddSeconds(1)) { Genre = "rock" });
        _fake.Add(new FakeVersion("a", "v3", Noon.AddSeconds(2)) { Genre = "pop" });

        await ShowAsync(feed, shown);

        Assert.Equal(["a v1", "a v2", "a v3"], shown);
    }

    [Fact]
    public async Task SameVersionTaggedAgain_IsShownOnlyIfItEndedOtherwise()
    {
        var feed = new SongFeed(_service, null, null, _clock);
        var shown = new List<string>();
        _fake.Add(new FakeVersion("a", "v1", Noon) { Outcome = "failed", Genre = null, Message = "The service failed." });
        await ShowAsync(feed, shown);
        _fake.Add(new FakeVersion("a", "v1", Noon.AddSeconds(5)));
        await ShowAsync(feed, shown);
        _fake.Add(new FakeVersion("a", "v1", Noon.AddSeconds(9)));
        await ShowAsync(feed, shown);

        Assert.Equal(["a v1", "a v1"], shown);
    }

    [Fact]
    public async Task SkippedSongs_AreNotShown_ButTheirNextVersionsAre()
    {
        _fake.Add(new FakeVersion("old", "v1", Noon.AddHours(-3)));
        for (var i = 0; i < 7; i++)
            _fake.Add(new FakeVersion($"there{i}", "v1", Noon));
        var feed = new SongFeed(_service, null, null, _clock);
        var shown = new List<string>();
        await feed.SkipPresentAsync(CancellationToken.None);
        await ShowAsync(feed, shown);
        Assert.Empty(shown);

        _fake.Add(new FakeVersion("old", "v2", Noon.AddSeconds(1)));
        _fake.Add(new FakeVersion("there0", "v2", Noon.AddSeconds(2)));
        _fake.Add(new FakeVersion("new", "v1", Noon));
        await ShowAsync(feed, shown);

        Assert.Equal(["new v1", "old v2", "there0 v2"], shown);
    }

    [Fact]
    public async Task OutageMidway_LosesNothing()
    {
        for (var i = 0; i < 5; i++)
            _fake.Add(new FakeVersion($"song{i}", "v1", Noon.AddSeconds(i)));
        var feed = new SongFeed(_service, null, null, _clock);
        var songs = await feed.LookAsync(CancellationToken.None);
        var shown = new List<string>();
        foreach (var result in await feed.TakeAsync(songs[0], CancellationToken.None))
            shown.Add($"{result.Song.SongId} {result.VersionId}");
        _fake.Failures = 1;

        await Assert.ThrowsAsync<ServiceUnavailableException>(() => feed.TakeAsync(songs[1], CancellationToken.None));
        await ShowAsync(feed, shown);

        Assert.Equal(["song0 v1", "song1 v1", "song2 v1", "song3 v1", "song4 v1"], shown);
    }

    public void Dispose()
    {
        _service.Dispose();
        _fake.Dispose();
    }

    private static async Task ShowAsync(SongFeed feed, List<string> shown)
    {
        foreach (var song in await feed.LookAsync(CancellationToken.None))
            shown.AddRange((await feed.TakeAsync(song, CancellationToken.None)).Select(result => $"{result.Song.SongId} {result.VersionId}"));
    }

    private sealed class HandClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long GetTimestamp() => Now.Ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;
    }
}
