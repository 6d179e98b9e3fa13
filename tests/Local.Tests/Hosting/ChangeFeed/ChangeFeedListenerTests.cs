using static GenreFunctions.Local.Tests.Hosting.ChangeFeed.ChangeFeedFunctions;

namespace GenreFunctions.Local.Tests.Hosting.ChangeFeed;

public sealed class ChangeFeedListenerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(typeof(ReadOnlyListFunction))]
    [InlineData(typeof(ArrayFunction))]
    [InlineData(typeof(ListFunction))]
    [InlineData(typeof(EnumerableFunction))]
    public async Task Documents_AreBoundToTheParametersType(Type function)
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("a", "b");
        await using var host = await StartAsync(function);
        await host.Recorder.HasAsync("a b");
    }

    [Fact]
    public async Task Documents_AsText_AreOneJsonArray()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.Write(("a", """{"title":"Ünë"}"""), ("b", "7"), ("c", "\"text\""));
        await using var host = await StartAsync(typeof(TextFunction));
        await host.Recorder.HasAsync("""[{"title":"Ünë"},7,"text"]""");
    }

    [Fact]
    public async Task Documents_AreHandedOverInOrder_AHundredAtATime()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs(Names(1, 250));
        await using var host = await StartAsync(typeof(ReadOnlyListFunction));
        await host.Recorder.HasAsync(string.Join(' ', Names(201, 50)));
        Assert.Equal([string.Join(' ', Names(1, 100)), string.Join(' ', Names(101, 100)), string.Join(' ', Names(201, 50))], host.Recorder.Entries);
    }

    [Fact]
    public async Task MaxItemsPerInvocation_AndASettingAsContainer_AreHeeded()
    {
        using var feed = new FeedFile(_folder.Path, "costs-7").MakeView();
        feed.WriteSongs("a", "b", "c");
        await using var host = await StartAsync(typeof(PairsFunction), ("Container", "costs-7"));
        await host.Recorder.HasAsync("c");
        feed.WriteSongs("d");
        await host.Recorder.HasAsync("d");
        Assert.Equal(["a b", "c", "d"], host.Recorder.Entries);
    }

    [Fact]
    public async Task Document_WrittenAgain_IsHandedOverAgain()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("a", "b");
        await using var host = await StartAsync(typeof(ReadOnlyListFunction));
        await host.Recorder.HasAsync("a b");
        feed.WriteSongs("a");
        await host.Recorder.HasAsync("a");
    }

    [Fact]
    public async Task Function_ThatFails_GetsTheSameDocumentsUntilItSucceeds()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("a", "b", "c");
        var failures = 0;
        var recorder = new Recorder { OnEntry = _ => failures++ < 7 ? throw new InvalidOperationException("no luck") : Task.CompletedTask };
        await using var host = await StartAsync(typeof(PairsFunction), recorder, ("Container", "costs"));
        await recorder.HasAsync("c");
        Assert.Equal([.. Enumerable.Repeat("a b", 8), "c"], recorder.Entries);
        Assert.Equal(7, host.Log.Count("OnCosts failed"));
    }

    [Fact]
    public async Task FailuresAndRestarts_EveryDocumentIsHandedOver_AndNoneBeforeAnEarlierOne()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        var random = new Random(20_261_121);
        var recorder = new Recorder { OnEntry = _ => random.Next(3) == 0 ? throw new InvalidOperationException("no luck") : Task.CompletedTask };
        for (var round = 0; round < 4; round++)
        {
            feed.WriteSongs(Names(round * 25, 25));
            await using var host = await StartAsync(typeof(PairsFunction), recorder, ("Container", "costs"));
            // Not to the end of what is there: the next host goes on in the middle.
            await Eventually.TrueAsync(() => Seen(recorder).Count >= round * 25 + 13, () => string.Join(" | ", recorder.Entries));
        }

        await using var last = await StartAsync(typeof(PairsFunction), recorder, ("Container", "costs"));
        await Eventually.TrueAsync(() => Seen(recorder).Count == 100, () => string.Join(" | ", recorder.Entries));
        Assert.Equal(Names(0, 100), Seen(recorder));
    }

    [Fact]
    public async Task Host_StartedAgain_GoesOnWhereItWas()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("a");
        await using (var first = await StartAsync(typeof(ReadOnlyListFunction)))
            await first.Recorder.HasAsync("a");
        feed.WriteSongs("b");
        await using var second = await StartAsync(typeof(ReadOnlyListFunction));
        await second.Recorder.HasAsync("b");
        Assert.Equal(["b"], second.Recorder.Entries);
    }

    [Fact]
    public async Task NewFunction_WithoutStartFromBeginning_GetsWhatComesFromNowOn()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("old");
        await using (await StartAsync(typeof(FromNowOnFunction)))
        {
            // Only its place is settled.
        }

        feed.WriteSongs("while it was down");
        await using var host = await StartAsync(typeof(FromNowOnFunction));
        await host.Recorder.HasAsync("while it was down");
        Assert.DoesNotContain(host.Recorder.Entries, entry => entry.Contains("old", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(typeof(ReadOnlyListFunction))]
    [InlineData(typeof(FromNowOnFunction))]
    public async Task File_ThatIsNotThereYet_IsWaitedForInSilence(Type function)
    {
        await using var host = await StartAsync(function);
        using var feed = new FeedFile(_folder.Path);
        feed.Execute("CREATE TABLE other (id INTEGER)");
        feed.MakeView().WriteSongs("first");
        await host.Recorder.HasAsync("first");
        Assert.DoesNotContain("change feed", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatIsLocked_IsReadWhenItIsNoLonger()
    {
        using var feed = new FeedFile(_folder.Path, journal: "delete").MakeView();
        feed.WriteSongs("a");
        feed.Execute("BEGIN EXCLUSIVE");
        await using var host = await StartAsync(typeof(FromNowOnFunction));
        await host.Log.ShowsAsync("The change feed of costs cannot be read (SQLite Error 5: 'database is locked'.); it is tried again until it can");
        feed.Execute("ROLLBACK");
        await host.Log.ShowsAsync("The change feed of costs can be read again");
        feed.WriteSongs("b");
        await host.Recorder.HasAsync("b");
        Assert.Equal(["b"], host.Recorder.Entries);
    }

    [Fact]
    public async Task Document_ThatCannotBeRead_IsLeftOutAndSaidOnce()
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("a");
        feed.Write(("bad", "{ private nonsense"), ("null", "null"), ("none", null), ("kind", """{ "title": "c", "seconds": "many" }"""));
        feed.WriteSongs("b");
        var failures = 0;
        var recorder = new Recorder { OnEntry = _ => failures++ < 3 ? throw new InvalidOperationException("no luck") : Task.CompletedTask };
        await using var host = await StartAsync(typeof(ReadOnlyListFunction), recorder);
        await recorder.HasAsync("a b", times: 4);
        foreach (var sequence in Enumerable.Range(2, 4))
            Assert.Equal(1, host.Log.Count($"OnCosts does not get document {sequence} of costs, which cannot be read: "));
        Assert.DoesNotContain("private", host.Log.Text, StringComparison.Ordinal);
        feed.Write(("bad", "["));
        await host.Log.ShowsAsync("OnCosts does not get document 7 of costs");
        feed.WriteSongs("c");
        await recorder.HasAsync("c");
    }

    [Fact]
    public async Task File_MadeAnew_IsGoneThroughFromItsBeginning()
    {
        using (var feed = new FeedFile(_folder.Path).MakeView())
            feed.WriteSongs("a", "b", "c");
        await using (var first = await StartAsync(typeof(ReadOnlyListFunction)))
            await first.Recorder.HasAsync("a b c");
        foreach (var file in Directory.GetFiles(_folder.Path, "costs.db*"))
            File.Delete(file);
        using var anew = new FeedFile(_folder.Path).MakeView();
        anew.WriteSongs("d");
        await using var host = await StartAsync(typeof(FromNowOnFunction));
        await host.Log.ShowsAsync("The change feed of costs ends before the place that OnCosts had come to: it was made anew, and is gone through from its beginning");
        await host.Recorder.HasAsync("d");
    }

    [Theory]
    [InlineData("CosmosConnection", "AccountEndpoint=https://account.example/;AccountKey=secret;")]
    [InlineData("CosmosConnection__accountEndpoint", "https://account.example/")]
    public async Task Container_InCosmosDb_IsSaidNotToBeFollowed(string setting, string value)
    {
        using var feed = new FeedFile(_folder.Path).MakeView();
        feed.WriteSongs("a");
        await using var host = await TestHost.StartAsync(Plan([typeof(ReadOnlyListFunction), typeof(OtherConnectionFunction)], new Recorder(), (setting, value)));
        await host.Recorder.HasAsync("other a");
        Assert.Equal(1, host.Log.Count("OnCosts is not started by the change feed of costs: with CosmosConnection set that is in Cosmos DB, which this host does not follow, and the app's timers do the work"));
        Assert.DoesNotContain("secret", host.Log.Text, StringComparison.Ordinal);
        Assert.Equal(["other a"], host.Recorder.Entries);
    }

    private static IEnumerable<string> Names(int first, int count) => Enumerable.Range(first, count).Select(number => $"s{number}");

    // Titles in the order in which they came for the first time.
    private static List<string> Seen(Recorder recorder) => [.. recorder.Entries.SelectMany(entry => entry.Split(' ')).Distinct()];

    private Task<TestHost> StartAsync(Type function, params (string, string)[] settings) => StartAsync(function, new Recorder(), settings);

    private Task<TestHost> StartAsync(Type function, Recorder recorder, params (string, string)[] settings) => TestHost.StartAsync(Plan([function], recorder, settings));

    private TestHostPlan Plan(IReadOnlyList<Type> functions, Recorder recorder, params (string Name, string Value)[] settings) => new()
    {
        Folder = _folder.Path,
        Functions = functions,
        Recorder = recorder,
        Settings = settings.ToDictionary(setting => setting.Name, setting => (string?)setting.Value),
    };
}
