using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Protocols;

public sealed class ProtocolsTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(50).WithReplay(20_261_121, 9);

    [Fact]
    public void AnyFolds_EverySeed_JudgesEverySongOnceAndKeepsRecordingsOnOneSide() => Prop.ForAll(
        MadeUpSongs.Any.ToArbitrary(),
        given =>
        {
            var table = given.Table();
            var options = new ProtocolOptions { Seed = 5, Seeds = 2, ValidationShare = 0.2 };
            List<IProtocol> protocols = [new ArtistsProtocol(given.Index())];
            // Of six songs, some of which repeat others, there may be fewer recordings than folds.
            if (Enumerable.Range(0, table.Labels.Count).All(label => table.RecordingOfSong.Where((_, song) => table.LabelOfSong[song] == label).Distinct().Count() >= 5))
                protocols.Add(new SongsProtocol());
            return protocols.All(protocol => protocol.Divide(table, options).Parts.Chunk(5).All(folds =>
                folds.SelectMany(fold => fold.Split.Test).Order().SequenceEqual(Enumerable.Range(0, table.RowCount))
                && folds.All(fold => IsWhole(table, fold.Split) && IsLeakFree(table, fold.Split))));
        }).Check(Cases);

    [Fact]
    public void Report_AnyTable_DividesEveryLabelInTheSameShares()
    {
        var table = TestTables.Clouds(labels: 3, songs: 10, segments: 10);
        var division = new ReportProtocol().Divide(table, new ProtocolOptions { Seed = 3 });
        Assert.Equal(["seed 3", "seed 4", "seed 5", "seed 6", "seed 7"], division.Parts.Select(part => part.Stage));
        Assert.Contains("flatter", division.Description, StringComparison.Ordinal);
        Assert.All(division.Parts, part =>
        {
            Assert.True(IsWhole(table, part.Split));
            Assert.All(Enumerable.Range(0, 3), label => Assert.Equal(30, part.Split.Test.Count(row => table.LabelOfRow[row] == label)));
        });
    }

    [Fact]
    public void Filtered_Lists_AreFollowedAndRepetitionsAndStrangersNamed()
    {
        // Song 3 repeats song 2, which is judged by; song 5 is in no list, and 'genre0.99999' is no song.
        var given = new MadeUpSongs([(0, -1, 2, -1), (1, -1, 2, -1), (0, -1, 2, -1), (0, -1, 2, 2), (1, -1, 2, -1), (1, -1, 2, -1), (1, -1, 2, -1)]);
        var table = given.Table();
        var protocol = new FilteredProtocol(new SongLists(
            [given.NameOf(0), given.NameOf(1), given.NameOf(3), "genre0.99999"], [given.NameOf(4)], [given.NameOf(2), given.NameOf(6)]));
        var division = protocol.Divide(table, new ProtocolOptions { Seed = 8, Seeds = 2 });
        Assert.Equal(["seed 8", "seed 9"], division.Parts.Select(part => part.Stage));
        Assert.Equal([0, 1, 2, 3], division.Parts[0].Split.Training);
        Assert.Equal([8, 9], division.Parts[0].Split.Validation);
        Assert.Equal([4, 5, 12, 13], division.Parts[0].Split.Test);
        Assert.Contains("2 songs to learn from, 1 that say when to stop, 2 to judge by.", division.Description, StringComparison.Ordinal);
        Assert.Contains("1 listed songs are not among the rows.", division.Description, StringComparison.Ordinal);
        Assert.Contains("1 songs repeat one of a later list", division.Description, StringComparison.Ordinal);
        var without = protocol.Divide(table, new ProtocolOptions { ValidationShare = 0 });
        Assert.Empty(without.Parts[0].Split.Validation);
        Assert.Equal([0, 1, 2, 3], without.Parts[0].Split.Training);
    }

    [Fact]
    public void Divide_WithoutValidation_LearnsFromAllThatIsNotJudgedBy()
    {
        var table = TestTables.Clouds();
        var index = ArtistIndex.Read(new StringReader(string.Join('\n', table.Songs.Select((song, i) => $"{song}.wav ::: artist {i / 2} ::: x"))));
        foreach (var protocol in (IProtocol[])[new ReportProtocol(), new SongsProtocol(), new ArtistsProtocol(index)])
        {
            var with = protocol.Divide(table, new ProtocolOptions()).Parts;
            var without = protocol.Divide(table, new ProtocolOptions { ValidationShare = 0 }).Parts;
            Assert.All(with, part => Assert.NotEmpty(part.Split.Validation));
            Assert.All(without, part => Assert.Empty(part.Split.Validation));
            Assert.All(without, part => Assert.Equal(table.RowCount, part.Split.Training.Length + part.Split.Test.Length));
        }
    }

    [Fact]
    public void Divide_TooLittle_SaysOfWhat()
    {
        var few = TestTables.Clouds(songs: 4, segments: 2);
        AssertRefused(new ReportProtocol(), few, "8 segments");
        AssertRefused(new SongsProtocol(), few, "4 songs");
        var index = ArtistIndex.Read(new StringReader(string.Join('\n', few.Songs.Select(song => $"{song}.wav ::: {song[..4]} ::: x"))));
        AssertRefused(new ArtistsProtocol(index), few, "are of one artist");
        AssertRefused(new ArtistsProtocol(ArtistIndex.Read(new StringReader("polka.wav ::: Somebody ::: x"))), few, "lists none of these songs");
        AssertRefused(new FilteredProtocol(new SongLists(["polka"], [few.Songs[0]], [few.Songs[1]])), few, "the training list");
        AssertRefused(new FilteredProtocol(new SongLists([few.Songs[0]], ["x"], ["polka"])), few, "the test list");
        AssertRefused(new FilteredProtocol(new SongLists([few.Songs[0]], ["x"], [few.Songs[0]])), few, "stands in two of the lists");
        Assert.Throws<ArgumentOutOfRangeException>(() => new SongsProtocol().Divide(few, new ProtocolOptions { ValidationShare = 0.6 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SongsProtocol().Divide(few, new ProtocolOptions { Seeds = 0 }));
    }

    [Fact]
    public void Sources_WithoutLists_FindWhatNeedsNoneAndSayWhatOthersNeed()
    {
        var sources = new ProtocolSources();
        Assert.Equal(["report", "songs"], ProtocolSources.Names.Where(name => sources.Find(name) is not null));
        Assert.All(ProtocolSources.Names, name => Assert.Equal(sources.Find(name) is null, ProtocolSources.NeedsOf(name) is not null));
        var all = new ProtocolSources { Artists = ArtistIndex.Read(new StringReader("a.wav ::: b ::: c")), Lists = new SongLists([], [], []) };
        Assert.All(ProtocolSources.Names, name => Assert.Equal(name, all.Find(name)!.Name));
        Assert.Throws<ArgumentException>(() => sources.Find("oracle"));
    }

    private static void AssertRefused(IProtocol protocol, FeatureTable table, string cause) => Assert.Contains(
        cause, Assert.Throws<ArgumentException>(() => protocol.Divide(table, new ProtocolOptions())).Message, StringComparison.Ordinal);

    private static bool IsWhole(FeatureTable table, Split split) =>
        split.Training.Concat(split.Validation).Concat(split.Test).Order().SequenceEqual(Enumerable.Range(0, table.RowCount));

    private static bool IsLeakFree(FeatureTable table, Split split)
    {
        var sides = new[] { split.Training, split.Validation, split.Test }.Select(rows => rows.Select(row => table.RecordingOfSong[table.SongOfRow[row]]).ToHashSet()).ToList();
        return !sides[0].Overlaps(sides[1]) && !sides[0].Overlaps(sides[2]) && !sides[1].Overlaps(sides[2]);
    }
}
