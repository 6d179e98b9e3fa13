using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>What every store does. The classes that inherit this say which store; the tests are here only.</summary>
public abstract class TagStoreContract
{
    /// <summary>A store with nothing in it that another test put there.</summary>
    private protected abstract Task<ITagStore> NewStoreAsync();

    /// <summary>How many songs and runs the larger tests take: less where every request costs.</summary>
    private protected virtual int Scale => 1;

    private static CancellationToken None => CancellationToken.None;

    [Fact]
    public async Task Find_UnknownSong_IsNull()
    {
        var store = await NewStoreAsync();
        Assert.Null(await store.FindAsync(SongIdentity.OfSong("audio", "nothing.wav"), None));
        Assert.Null(await store.FindAsync("' OR 1=1 --", None));
        Assert.Null(await store.FindAsync("", None));
        Assert.Empty((await store.ListAsync(new SongQuery(), None)).Songs);
    }

    [Fact]
    public async Task Record_OneVersion_IsFoundAsItWas()
    {
        var store = await NewStoreAsync();
        var version = Versions.Of();
        var receipt = await store.RecordAsync(version, None);
        Assert.True(double.IsFinite(receipt.RequestUnits) && receipt.RequestUnits >= 0);

        var found = (await store.FindAsync(version.Upload.SongId, None))!;
        AssertSame(version, found.Current);
        Assert.True(version.TaggedAt.EqualsExact(found.Current.TaggedAt));
        Assert.True(version.Upload.UploadedAt.EqualsExact(found.Current.Upload.UploadedAt));
        var brief = Assert.Single(found.Versions);
        Assert.Equal(
            new SongVersionSummary(version.VersionId, "0x8DC1", version.Upload.UploadedAt, version.TaggedAt, "mlp@1", SongOutcome.Tagged, "jazz", 0.1 + 0.2), brief);
        var listed = Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs);
        Assert.Equal(
            new SongSummary(version.Upload.SongId, "acme", "audio", "acme/album/song.wav", SongOutcome.Tagged, null, "jazz", 0.1 + 0.2, 9, "mlp@1",
                version.Upload.UploadedAt, version.TaggedAt, 1),
            listed with { Moods = null });
        Assert.Equal(["calm", "sad"], listed.Moods);
    }

    [Fact]
    public async Task Record_VersionWithoutMoods_HasNoneAndOneOfWhichNoneIsSaidHasAnEmptyList()
    {
        var store = await NewStoreAsync();
        var without = Versions.Of("acme/without.wav", moods: false);
        var unsaid = Versions.Of("acme/unsaid.wav");
        var moods = unsaid.Result.Moods!;
        unsaid = unsaid with { Result = unsaid.Result with { Moods = moods with { Moods = [.. moods.Moods.Select(mood => mood with { IsSaid = false })] } } };
        await store.RecordAsync(without, None);
        await store.RecordAsync(unsaid, None);
        AssertSame(without, (await store.FindAsync(without.Upload.SongId, None))!.Current);
        AssertSame(unsaid, (await store.FindAsync(unsaid.Upload.SongId, None))!.Current);
        var listed = (await store.ListAsync(new SongQuery { Sort = SongSort.Name, Order = SortOrder.Asc }, None)).Songs;
        Assert.Equal([true, false], listed.Select(song => song.Moods is not null));
        Assert.Empty(listed[0].Moods!);
    }

    [Fact]
    public async Task Record_AnyTimelineOfMoods_IsFoundToTheThousandth()
    {
        var store = await NewStoreAsync();
        var random = new Random(11);
        var timeline = Enumerable.Range(0, 500).Select(i => new SegmentMoods(3 * i, 3 * i + 3, [random.NextDouble(), 1 - 1e-9, 1e-9])).ToList();
        var version = Versions.Of(segments: 1);
        version = version with { Result = version.Result with { Moods = version.Result.Moods! with { Timeline = timeline } } };
        await store.RecordAsync(version, None);
        var found = (await store.FindAsync(version.Upload.SongId, None))!.Current.Result.Moods!;
        Assert.Equal(version.Result.Moods!.Moods, found.Moods);
        Assert.Equal(timeline.Select(entry => (entry.StartSeconds, entry.EndSeconds)), found.Timeline.Select(entry => (entry.StartSeconds, entry.EndSeconds)));
        Assert.All(timeline.Zip(found.Timeline), pair => Assert.All(pair.First.Shares.Zip(pair.Second.Shares), shares => Assert.Equal(shares.First, shares.Second, 0.0005)));
        Assert.All(found.Timeline, entry => Assert.Equal([1, 0], entry.Shares.Skip(1)));
    }

    [Fact]
    public async Task Record_TheSameTwice_IsOneVersion()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(), None);
        await store.RecordAsync(Versions.Of(), None);
        Assert.Single((await store.FindAsync(Versions.Of().Upload.SongId, None))!.Versions);
        Assert.Equal(1, Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs).VersionCount);
    }

    [Fact]
    public async Task Record_TheSameVersionWithOtherTags_ReplacesIt()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(genre: "jazz"), None);
        var again = Versions.Of(genre: "blues", tagged: 2);
        await store.RecordAsync(again, None);
        var found = (await store.FindAsync(again.Upload.SongId, None))!;
        AssertSame(again, found.Current);
        Assert.Equal("blues", Assert.Single(found.Versions).Genre);
        Assert.Empty((await store.ListAsync(new SongQuery { Genre = "jazz" }, None)).Songs);
        Assert.Single((await store.ListAsync(new SongQuery { Genre = "blues" }, None)).Songs);
    }

    [Fact]
    public async Task Record_OverwrittenBlob_KeepsBothVersions()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(eTag: "1", genre: "rock"), None);
        await store.RecordAsync(Versions.Of(eTag: "2", genre: "pop", uploaded: 5, tagged: 6), None);
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, None))!;
        Assert.Equal("2", found.Current.Upload.ETag);
        Assert.Equal(["2", "1"], found.Versions.Select(version => version.ETag));
        Assert.Equal((2, "pop"), (await store.ListAsync(new SongQuery(), None)).Songs.Select(song => (song.VersionCount, song.Genre)).Single());
    }

    [Fact]
    public async Task Record_OlderVersionArrivesLater_DoesNotBecomeCurrent()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(eTag: "new", genre: "pop", uploaded: 5, tagged: 6), None);
        await store.RecordAsync(Versions.Of(eTag: "old", genre: "rock", uploaded: 0, tagged: 9), None);
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, None))!;
        Assert.Equal("new", found.Current.Upload.ETag);
        Assert.Equal(["new", "old"], found.Versions.Select(version => version.ETag));
        Assert.Equal("pop", Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs).Genre);
        Assert.Empty((await store.ListAsync(new SongQuery { Genre = "rock" }, None)).Songs);
    }

    [Fact]
    public async Task Record_OtherModelOnTheSameBlob_IsCurrentWhenTaggedLater()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(modelId: "b@2", tagged: 7), None);
        await store.RecordAsync(Versions.Of(modelId: "a@1", tagged: 3), None);
        Assert.Equal(["b@2", "a@1"], (await store.FindAsync(Versions.Of().Upload.SongId, None))!.Versions.Select(version => version.ModelId));
    }

    [Theory]
    [InlineData(SongOutcome.Tagged, true)]
    [InlineData(SongOutcome.TooShort, true)]
    [InlineData(SongOutcome.Undecodable, true)]
    [InlineData(SongOutcome.Failed, false)]
    public async Task Record_FailureAfterAnOutcome_ReplacesFailuresOnly(SongOutcome first, bool stays)
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(outcome: first), None);
        await store.RecordAsync(Versions.Of(outcome: SongOutcome.Failed, tagged: 8), None);
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, None))!;
        Assert.Equal(first, found.Current.Result.Outcome);
        Assert.Equal(Versions.Start.AddMinutes(stays ? 1 : 8), found.Current.TaggedAt);
        var listed = Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs);
        Assert.Equal((first, found.Current.TaggedAt, 1), (listed.Outcome, listed.TaggedAt, listed.VersionCount));
    }

    [Fact]
    public async Task Record_OutcomeAfterAFailure_ReplacesIt()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of(outcome: SongOutcome.Failed, tagged: 8), None);
        await store.RecordAsync(Versions.Of(tagged: 9), None);
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, None))!;
        Assert.Equal(SongOutcome.Tagged, found.Current.Result.Outcome);
        Assert.Single(found.Versions);
        Assert.Empty((await store.ListAsync(new SongQuery { Outcome = SongOutcome.Failed }, None)).Songs);
    }

    [Fact]
    public async Task Record_AnyVersionsInAnyOrder_AreThoseOfADictionary()
    {
        var store = await NewStoreAsync();
        var run = 0;
        var versions =
            from eTag in Gen.Elements("1", "2", "3")
            from model in Gen.Elements("a@1", "b@1")
            from outcome in Gen.Elements(SongOutcome.Tagged, SongOutcome.Silent, SongOutcome.Failed)
            from uploaded in Gen.Choose(0, 2)
            from tagged in Gen.Choose(0, 3)
            select (eTag, model, outcome, uploaded, tagged);
        Prop.ForAll(versions.NonEmptyListOf().ToArbitrary(), recorded =>
        {
            var name = $"acme/{++run}.wav";
            var expected = new Dictionary<string, SongVersion>();
            foreach (var (eTag, model, outcome, uploaded, tagged) in recorded)
            {
                var version = Versions.Of(name, eTag, model, outcome, uploaded: uploaded, tagged: tagged);
                store.RecordAsync(version, None).GetAwaiter().GetResult();
                if (outcome != SongOutcome.Failed || !expected.TryGetValue(version.VersionId, out var before) || before.Result.Outcome == SongOutcome.Failed)
                    expected[version.VersionId] = version;
            }

            var order = expected.Values.OrderByDescending(version => version.Upload.UploadedAt).ThenByDescending(version => version.TaggedAt).ThenByDescending(version => version.VersionId, StringComparer.Ordinal).ToList();
            var found = store.FindAsync(order[0].Upload.SongId, None).GetAwaiter().GetResult()!;
            AssertSame(order[0], found.Current);
            Assert.Equal(order.Select(version => (version.VersionId, version.Result.Outcome, version.TaggedAt)), found.Versions.Select(version => (version.VersionId, version.Outcome, version.TaggedAt)));
            var listed = store.ListAsync(new SongQuery { PageSize = 500 }, None).GetAwaiter().GetResult().Songs.Single(song => song.Name == name);
            Assert.Equal((order[0].TaggedAt, order[0].Result.Outcome, order.Count), (listed.TaggedAt, listed.Outcome, listed.VersionCount));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40 / Scale).WithEndSize(12));
    }

    [Fact]
    public async Task Record_FiftyAtOnceOfOneSong_LoseNothing()
    {
        var store = await NewStoreAsync();
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => store.RecordAsync(Versions.Of(eTag: $"{i:D2}", uploaded: i, tagged: 60 - i), None))));
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, None))!;
        Assert.Equal(Enumerable.Range(0, 50).Reverse().Select(i => $"{i:D2}"), found.Versions.Select(version => version.ETag));
        Assert.Equal("49", found.Current.Upload.ETag);
        Assert.Equal(50, Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs).VersionCount);
    }

    [Fact]
    public async Task Record_AtOnceFailuresAndTags_TagsStay()
    {
        var store = await NewStoreAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() =>
            store.RecordAsync(Versions.Of(outcome: i == 7 ? SongOutcome.Tagged : SongOutcome.Failed, tagged: i), None))));
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, None))!;
        Assert.Equal(SongOutcome.Tagged, found.Current.Result.Outcome);
        Assert.Equal(SongOutcome.Tagged, Assert.Single(found.Versions).Outcome);
        Assert.Equal(SongOutcome.Tagged, Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs).Outcome);
    }

    [Theory]
    [InlineData("acme/ß Ünïcödé – 日本語 🎺.wav")]
    [InlineData("acme/it's \"quoted\"; DROP TABLE song; --.wav")]
    [InlineData("o'neil & söhne #1?/a%2Fb+c.wav")]
    [InlineData("日本/曲 100%.flac")]
    [InlineData("no path.wav")]
    public async Task Record_OddNames_AreKeptAndFiltered(string name)
    {
        var store = await NewStoreAsync();
        var version = Versions.Of(name);
        await store.RecordAsync(version, None);
        await store.RecordAsync(Versions.Of("other/song.wav"), None);
        AssertSame(version, (await store.FindAsync(version.Upload.SongId, None))!.Current);
        Assert.Equal(name, Assert.Single((await store.ListAsync(new SongQuery { Publisher = version.Upload.Publisher }, None)).Songs).Name);
    }

    [Fact]
    public async Task Record_PublisherByMetadataChanges_IsOneSong()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of("song.wav", eTag: "1", publisher: "acme"), None);
        await store.RecordAsync(Versions.Of("song.wav", eTag: "2", publisher: "zenith", uploaded: 5, tagged: 6), None);
        Assert.Equal("zenith", Assert.Single((await store.ListAsync(new SongQuery(), None)).Songs).Publisher);
        Assert.Empty((await store.ListAsync(new SongQuery { Publisher = "acme" }, None)).Songs);
        Assert.Single((await store.ListAsync(new SongQuery { Publisher = "zenith" }, None)).Songs);
        Assert.Equal(2, (await store.FindAsync(SongIdentity.OfSong("audio", "song.wav"), None))!.Versions.Count);
    }

    [Fact]
    public async Task Record_SixHours_KeepsTheTimeline()
    {
        var store = await NewStoreAsync();
        var version = Versions.Of(segments: 7_200);
        await store.RecordAsync(version, None);
        AssertSame(version, (await store.FindAsync(version.Upload.SongId, None))!.Current);
    }

    [Fact]
    public async Task List_EveryFilterAndOrder_GivesThoseSongsInOrder()
    {
        var store = await NewStoreAsync();
        var versions = await Fill(store, 24);
        foreach (var query in Queries())
        {
            var page = await store.ListAsync(query, None);
            Assert.Equal(Expected(versions, query), page.Songs.Select(song => song.SongId));
            Assert.Null(page.Total);
        }
    }

    [Fact]
    public async Task List_CountAskedFor_IsThatOfTheWholeListOnEveryPage()
    {
        var store = await NewStoreAsync();
        var versions = await Fill(store, 24);
        foreach (var query in Queries().Where((_, index) => index % (5 * Scale) == 0))
        {
            var expected = Expected(versions, query).Count();
            var page = await store.ListAsync(query with { Count = true, PageSize = 2 }, None);
            Assert.Equal(expected, page.Total);
            if (page.Cursor is { } cursor)
                Assert.Equal(expected, (await store.ListAsync(query with { Count = true, PageSize = 2, Cursor = cursor }, None)).Total);
        }
    }

    [Theory]
    [InlineData(SortOrder.Desc)]
    [InlineData(SortOrder.Asc)]
    public async Task List_ByConfidence_SongsWithoutOneComeLast(SortOrder order)
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of("a.wav", outcome: SongOutcome.Failed), None);
        await store.RecordAsync(Versions.Of("b.wav", confidence: 0), None);
        await store.RecordAsync(Versions.Of("c.wav", outcome: SongOutcome.Silent), None);
        await store.RecordAsync(Versions.Of("d.wav", confidence: 1), None);
        var query = new SongQuery { Sort = SongSort.Confidence, Order = order };
        double?[] expected = order == SortOrder.Desc ? [1, 0, null, null] : [0, 1, null, null];
        Assert.Equal(expected, (await store.ListAsync(query, None)).Songs.Select(song => song.Confidence));
        Assert.Equal(4, (await Pages(store, query with { PageSize = 1 })).Distinct().Count());
        Assert.Equal(expected[..2], (await store.ListAsync(query with { MinConfidence = 0 }, None)).Songs.Select(song => song.Confidence));
        Assert.Equal([0.0], (await store.ListAsync(query with { MaxConfidence = 0.5 }, None)).Songs.Select(song => song.Confidence));
    }

    [Fact]
    public async Task List_ByName_IsInLowerCaseCharacterByCharacter()
    {
        var store = await NewStoreAsync();
        string[] names = ["a", "A B", "a-b", "a/b", "ab", "AC/x", "B", "z", "ÄB", "äc", "日本"];
        foreach (var name in names.Reverse())
            await store.RecordAsync(Versions.Of(name), None);
        var query = new SongQuery { Sort = SongSort.Name, Order = SortOrder.Asc };
        Assert.Equal(names, (await store.ListAsync(query, None)).Songs.Select(song => song.Name));
        Assert.Equal(names.Reverse().Select(name => Versions.Of(name).Upload.SongId), await Pages(store, query with { Order = SortOrder.Desc, PageSize = 2 }));
    }

    [Fact]
    public async Task List_ByName_LongestNamesFitACursor()
    {
        var store = await NewStoreAsync();
        var names = Enumerable.Range(0, 3).Select(i => new string('語', 1023) + i).ToArray();
        foreach (var name in names)
            await store.RecordAsync(Versions.Of(name), None);
        var query = new SongQuery { Sort = SongSort.Name, Order = SortOrder.Asc, PageSize = 1 };
        Assert.Equal(names.Select(name => Versions.Of(name).Upload.SongId), await Pages(store, query));
    }

    [Fact]
    public async Task List_SongTaggedAgain_StandsWhereItsNewTagsPutIt()
    {
        var store = await NewStoreAsync();
        await store.RecordAsync(Versions.Of("a.wav", confidence: 0.2), None);
        await store.RecordAsync(Versions.Of("b.wav", confidence: 0.5), None);
        await store.RecordAsync(Versions.Of("a.wav", eTag: "2", confidence: 0.9, uploaded: 5, tagged: 6), None);
        var query = new SongQuery { Sort = SongSort.Confidence };
        Assert.Equal(["a.wav", "b.wav"], (await store.ListAsync(query, None)).Songs.Select(song => song.Name));
        Assert.Equal(["b.wav"], (await store.ListAsync(query with { MaxConfidence = 0.5, MinConfidence = 0.5 }, None)).Songs.Select(song => song.Name));
    }

    [Fact]
    public async Task List_PageByPage_GivesEverySongOnce()
    {
        var store = await NewStoreAsync();
        var versions = await Fill(store, 24);
        var queries = Queries().ToArray();
        // The law: pages of any size, put together, are the list.
        var law = Prop.ForAll(
            Gen.Choose(1, 9).Zip(Gen.Choose(0, queries.Length - 1)).ToArbitrary(),
            input =>
            {
                var (size, which) = input;
                Assert.Equal(Expected(versions, queries[which]), Pages(store, queries[which] with { PageSize = size }).GetAwaiter().GetResult());
            });
        law.Check(Config.QuickThrowOnFailure.WithMaxTest(40 / Scale));
    }

    [Fact]
    public async Task List_SongTaggedAgainBetweenPages_MovesAndHidesNone()
    {
        var store = await NewStoreAsync();
        var versions = await Fill(store, 9);
        var first = await store.ListAsync(new SongQuery { PageSize = 4 }, None);
        await store.RecordAsync(Versions.Of(versions[0].Upload.Name, eTag: "again", uploaded: 500, tagged: 500), None);
        var rest = await store.ListAsync(new SongQuery { PageSize = 100, Cursor = first.Cursor }, None);
        Assert.Equal(4, first.Songs.Count);
        Assert.Equal(
            versions.Select(version => version.Upload.SongId).Order(),
            first.Songs.Concat(rest.Songs).Select(song => song.SongId).Append(versions[0].Upload.SongId).Distinct().Order());
        Assert.Null(rest.Cursor);
    }

    [Fact]
    public async Task List_PageThatJustFits_HasNoCursor()
    {
        var store = await NewStoreAsync();
        await Fill(store, 4);
        Assert.Null((await store.ListAsync(new SongQuery { PageSize = 4 }, None)).Cursor);
        Assert.NotNull((await store.ListAsync(new SongQuery { PageSize = 3 }, None)).Cursor);
    }

    [Fact]
    public async Task List_CursorFromElsewhere_Throws()
    {
        var store = await NewStoreAsync();
        await Fill(store, 3);
        var cursor = (await store.ListAsync(new SongQuery { PageSize = 1 }, None)).Cursor!;
        string[] others = ["", "x", "null", "../../etc/passwd", "eyJhIjoxfQ", cursor[..^1], cursor + "A", "B" + cursor[1..], cursor.ToUpperInvariant(), new('A', cursor.Length)];
        foreach (var other in others)
            await Assert.ThrowsAsync<InvalidCursorException>(() => store.ListAsync(new SongQuery { PageSize = 1, Cursor = other }, None));
        await Assert.ThrowsAsync<InvalidCursorException>(() => store.ListAsync(new SongQuery { Cursor = cursor, Genre = "jazz" }, None));
        foreach (var other in new[] { new SongQuery { Sort = SongSort.Name }, new SongQuery { Sort = SongSort.Confidence }, new SongQuery { Order = SortOrder.Asc }, new SongQuery { MinConfidence = 0 }, new SongQuery { MaxConfidence = 1 } })
            await Assert.ThrowsAsync<InvalidCursorException>(() => store.ListAsync(other with { Cursor = cursor }, None));
        Assert.Equal(2, (await store.ListAsync(new SongQuery { PageSize = 9, Cursor = cursor }, None)).Songs.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(501)]
    public async Task List_PageSizeOutOfRange_Throws(int size)
    {
        var store = await NewStoreAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ListAsync(new SongQuery { PageSize = size }, None));
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public async Task List_ConfidenceOutOfRange_Throws(double confidence)
    {
        var store = await NewStoreAsync();
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ListAsync(new SongQuery { MinConfidence = confidence }, None));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.ListAsync(new SongQuery { MaxConfidence = confidence }, None));
    }

    [Fact]
    public async Task Any_Cancelled_Throws()
    {
        var store = await NewStoreAsync();
        var gone = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.RecordAsync(Versions.Of(), gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.FindAsync("x", gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.ListAsync(new SongQuery(), gone));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.CheckAsync(gone));
        Assert.Null(await store.FindAsync(Versions.Of().Upload.SongId, None));
    }

    [Fact]
    public async Task Check_StoreThatIsThere_Answers() => await (await NewStoreAsync()).CheckAsync(None);

    private static void AssertSame(SongVersion expected, SongVersion actual) =>
        Assert.Equal(JsonSerializer.Serialize(expected), JsonSerializer.Serialize(actual));

    /// <summary>Songs of three publishers, three genres and three outcomes; several tagged at the very same time, several as surely.</summary>
    private static async Task<List<SongVersion>> Fill(ITagStore store, int count)
    {
        string[] genres = ["jazz", "unknown", "hip hop"];
        var versions = Enumerable.Range(0, count).Select(i => Versions.Of(
            $"{(i % 3 == 0 ? "acme" : i % 3 == 1 ? "Acme" : "zenith")}/{i}.wav",
            outcome: i % 4 == 3 ? SongOutcome.TooShort : SongOutcome.Tagged,
            genre: genres[i / 2 % 3],
            tagged: i / 3,
            confidence: i % 7 / 7.0)).ToList();
        foreach (var version in versions)
            await store.RecordAsync(version, None);
        return versions;
    }

    private static readonly (int? From, int? To)[] Times = [(null, null), (2, null), (null, 5), (2, 5)];

    private static readonly (double? Least, double? Most)[] Ranges = [(null, null), (2 / 7.0, null), (null, 3 / 7.0), (1 / 7.0, 5 / 7.0)];

    private static IEnumerable<SongQuery> Queries() => Filters().Concat(Orders());

    private static IEnumerable<SongQuery> Filters() =>
        from publisher in new[] { null, "acme", "nobody" }
        from genre in new[] { null, "jazz", "hip hop" }
        from outcome in new SongOutcome?[] { null, SongOutcome.Tagged, SongOutcome.TooShort }
        from time in Times
        select new SongQuery
        {
            Publisher = publisher,
            Genre = genre,
            Outcome = outcome,
            From = time.From is { } first ? Versions.Start.AddMinutes(first).ToUniversalTime() : null,
            To = time.To is { } last ? Versions.Start.AddMinutes(last) : null,
        };

    private static IEnumerable<SongQuery> Orders() =>
        from sort in Enum.GetValues<SongSort>()
        from order in Enum.GetValues<SortOrder>()
        from range in Ranges
        from filter in Filters().Where((_, index) => index % 13 == 0)
        select filter with { Sort = sort, Order = order, MinConfidence = range.Least, MaxConfidence = range.Most };

    // The slow, obvious list.
    private static IEnumerable<string> Expected(IEnumerable<SongVersion> versions, SongQuery query)
    {
        var songs = versions
            .Where(version => query.Publisher is null || version.Upload.Publisher == query.Publisher)
            .Where(version => query.Genre is null || version.Result.Genre == query.Genre)
            .Where(version => query.Outcome is null || version.Result.Outcome == query.Outcome)
            .Where(version => query.From is null || version.TaggedAt >= query.From)
            .Where(version => query.To is null || version.TaggedAt < query.To)
            .Where(version => query.MinConfidence is null || version.Result.Confidence >= query.MinConfidence)
            .Where(version => query.MaxConfidence is null || version.Result.Confidence <= query.MaxConfidence)
            .ToList();
        songs.Sort((one, other) =>
        {
            var order = query.Sort switch
            {
                SongSort.Tagged => one.TaggedAt.CompareTo(other.TaggedAt),
                SongSort.Confidence => Nullable.Compare(one.Result.Confidence, other.Result.Confidence),
                _ => string.CompareOrdinal(one.Upload.Name.ToLowerInvariant(), other.Upload.Name.ToLowerInvariant()),
            };
            if (order == 0)
                order = string.CompareOrdinal(one.Upload.SongId, other.Upload.SongId);
            return query.Order == SortOrder.Desc ? -order : order;
        });
        if (query.Sort == SongSort.Confidence)
            songs = [.. songs.Where(version => version.Result.Confidence is not null), .. songs.Where(version => version.Result.Confidence is null)];
        return songs.Select(version => version.Upload.SongId);
    }

    private static async Task<List<string>> Pages(ITagStore store, SongQuery query)
    {
        var songs = new List<string>();
        string? cursor = null;
        do
        {
            var page = await store.ListAsync(query with { Cursor = cursor }, None);
            Assert.InRange(page.Songs.Count, cursor is null ? 0 : 1, query.PageSize);
            songs.AddRange(page.Songs.Select(song => song.SongId));
            cursor = page.Cursor;
        }
        while (cursor is not null);
        return songs;
    }
}
