using System.Globalization;
using System.Text;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Learning.Search;
using GenreFunctions.Learning.Search.Log;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Tests.Learning.Search;

public sealed class SettingsSearchTests
{
    private static readonly FeatureTable Table = SearchTables.Table();
    private static readonly SearchOptions Plain = new() { Candidates = 27, Rungs = 3, AtOnce = 1 };

    [Theory]
    [InlineData(27, 3)]
    [InlineData(10, 2)]
    [InlineData(5, 1)]
    [InlineData(40, 4)]
    public void Run_KnownWorths_FindsTheBest_AsSortingThemAllDoes(int candidates, int rungs)
    {
        var known = new KnownLearner();
        var search = new SettingsSearch(Table, known.Space(), Plain with { Candidates = candidates, Rungs = rungs });
        var report = search.Run(Log(search), TimeProvider.System);

        // The slow way: whoever is better is better everywhere here, so each rung keeps the best by their worth alone.
        var alive = known.Space().Candidates(1, candidates);
        Assert.True(report.Finished);
        Assert.Equal(rungs, report.Rungs.Count);
        foreach (var rung in report.Rungs)
        {
            var sorted = alive.OrderByDescending(candidate => Worth(candidate)).ToList();
            Assert.Equal(sorted.Select(candidate => candidate.Number), rung.Judged.Select(judged => judged.Candidate.Number));
            alive = [.. sorted.Take((int)Math.Ceiling(alive.Count / 3.0))];
        }

        Assert.Equal(Worth(known.Space().Candidates(1, candidates).MaxBy(Worth)!), Worth(report.Winner!.Candidate));
    }

    [Fact]
    public void Run_EveryScore_IsTheShareOfRightSongsOfTheFoldsThatWereJudged()
    {
        var known = new KnownLearner();
        var search = new SettingsSearch(Table, known.Space(), Plain);
        var last = search.Run(Log(search), TimeProvider.System).Rungs[^1];
        // The last rung judges all songs of the search, each once.
        var songs = Enumerable.Range(0, Table.RowCount).Where(row => Seen(known).Contains(Table.Songs[Table.SongOfRow[row]])).DistinctBy(row => Table.SongOfRow[row]).ToList();
        Assert.All(last.Judged, judged =>
        {
            var right = songs.Count(row => KnownLearner.PlaceOf(Table.Row(row)) < Worth(judged.Candidate));
            Assert.Equal((right, songs.Count), (judged.Score.Right, judged.Score.Songs));
            var (sure, unsure) = (KnownLearner.Sure(Worth(judged.Candidate)), KnownLearner.Unsure(Worth(judged.Candidate)));
            Assert.Equal(-(right * Math.Log(sure) + (songs.Count - right) * Math.Log(unsure)) / songs.Count, judged.Score.LogLoss, 1e-12);
        });
    }

    [Fact]
    public void Run_EachRung_TrainsThreeTimesAsMuchPerCandidate()
    {
        var known = new KnownLearner();
        var search = new SettingsSearch(Table, known.Space(), Plain);
        search.Run(Log(search), TimeProvider.System);

        Assert.Equal([(27, 2), (9, 3), (3, 5)], search.Rungs.Select(rung => (rung.Candidates, rung.Folds)));
        Assert.Equal((27 * 2) + (9 * 3) + (3 * 5), known.Trainings.Count);
        var trainings = known.Trainings.ToList();
        var learnt = search.Rungs.Select((rung, i) => trainings.Skip(search.Rungs.Take(i).Sum(before => before.Trainings)).Take(rung.Trainings).Sum(one => one.Training.Songs.Distinct().Count()) / (double)rung.Candidates).ToList();
        // All folds of all songs; before that a third, up to a song a label and fold.
        Assert.Equal(4.0 * search.Songs, learnt[2]);
        Assert.Equal(learnt[2] / 3, learnt[1], 0.5 * 3 * SearchTables.Labels);
        Assert.Equal(learnt[2] / 9, learnt[0], 0.5 * 2 * SearchTables.Labels);
    }

    [Theory]
    [InlineData("songs")]
    [InlineData("artists")]
    [InlineData("filtered")]
    public void Run_NeverSeesWhatIsKeptAside(string protocol)
    {
        var names = SearchTables.Names().ToList();
        var lists = new SongLists([.. names.Where((_, i) => i % 6 < 3)], [.. names.Where((_, i) => i % 6 is 3)], [.. names.Where((_, i) => i % 6 > 3)]);
        var known = new KnownLearner { ValidationShare = 0.2 };
        var search = new SettingsSearch(Table, known.Space(), Plain with { Protocol = protocol, Sources = new ProtocolSources { Artists = SearchTables.Artists(), Lists = lists } });
        var winner = search.Run(Log(search), TimeProvider.System).Winner!;
        var seen = Seen(known);

        known.Scored.Clear();
        known.Trainings.Clear();
        var judged = search.Judge(winner.Candidate)!;
        var aside = Songs(known.Scored);
        Assert.Empty(seen.Intersect(aside));
        Assert.Equal(search.HeldOutSongs, aside.Count);
        Assert.Equal(search.Songs, seen.Count);
        // The settings that were found, and the default ones; both learn from nothing else than the search did, and from all of it.
        Assert.Equal(2, known.Trainings.Count);
        Assert.All(known.Trainings, one => Assert.Equal(seen, Songs([one.Training, one.Validation])));
        Assert.True(judged.Chosen.Accuracy >= judged.Default.Accuracy);
        Assert.Equal(aside.Count, judged.Chosen.Confusion.Count);

        if (protocol == "filtered")
        {
            Assert.Equal(lists.Training.ToHashSet(), seen);
            Assert.Equal(lists.Test.ToHashSet(), aside);
        }
        else
        {
            Assert.Equal(names.ToHashSet(), seen.Union(aside).ToHashSet());
            Assert.InRange(aside.Count, names.Count / 5 - 3, names.Count / 5 + 3);
        }

        if (protocol == "artists")
            Assert.Empty(seen.Select(SearchTables.ArtistOf).Intersect(aside.Select(SearchTables.ArtistOf)));
    }

    [Fact]
    public void Run_ByArtists_NoTrainingHasAnArtistOnTwoSides()
    {
        var known = new KnownLearner { ValidationShare = 0.2 };
        var search = new SettingsSearch(Table, known.Space(), Plain with { Sources = new ProtocolSources { Artists = SearchTables.Artists() } });
        search.Run(Log(search), TimeProvider.System);
        Assert.All(known.Trainings.Zip(known.Scored), pair =>
        {
            HashSet<string>[] sides = [Artists(pair.First.Training), Artists(pair.First.Validation), Artists(pair.Second)];
            Assert.Equal(sides.Sum(side => side.Count), sides.SelectMany(side => side).Distinct().Count());
            Assert.Equal(SearchTables.Labels, pair.First.Training.Labels.Distinct().Count());
        });
        Assert.All(known.Trainings.TakeLast(15), one => Assert.NotEmpty(one.Validation.Labels));
    }

    [Fact]
    public void Run_WhateverTheCores_FindsTheSame()
    {
        string[] Rows(int atOnce)
        {
            var stream = new MemoryStream();
            var search = new SettingsSearch(Table, new KnownLearner().Space(), Plain with { AtOnce = atOnce });
            search.Run(SearchLog.Open(stream, search), TimeProvider.System);
            return Scores(stream);
        }

        Assert.Equal(Rows(1), Rows(7));
        Assert.Equal(Rows(1), Rows(2));
    }

    [Fact]
    public void Run_StoppedAnywhereAndResumed_IsAsIfItHadNotBeenStopped()
    {
        var whole = new MemoryStream();
        var untroubled = new SettingsSearch(Table, new KnownLearner().Space(), Plain);
        var winner = untroubled.Run(SearchLog.Open(whole, untroubled), TimeProvider.System).Winner!;
        for (var after = 0; after < untroubled.Rungs.Sum(rung => rung.Trainings); after += 5)
        {
            var stream = new MemoryStream();
            using var stop = new CancellationTokenSource();
            var (known, begun) = (new KnownLearner(), 0);
            known.OnTrain = () =>
            {
                if (begun++ == after)
                    stop.Cancel();
            };
            var search = new SettingsSearch(Table, known.Space(), Plain);
            Assert.ThrowsAny<OperationCanceledException>(() => search.Run(SearchLog.Open(stream, search), TimeProvider.System, null, stop.Token));

            var again = new SettingsSearch(Table, known.Space(), Plain);
            var report = again.Run(SearchLog.Open(stream, again), TimeProvider.System);
            Assert.Equal(winner.Candidate.Number, report.Winner!.Candidate.Number);
            Assert.Equal(winner.Score, report.Winner.Score);
            Assert.Equal(Scores(whole), Scores(stream));
            // Nothing is done twice but the folds of the candidate that was being judged.
            Assert.InRange(known.Trainings.Count - untroubled.Rungs.Sum(rung => rung.Trainings), 0, 4);
        }
    }

    [Fact]
    public void Run_LogCutAtAnyByte_IsMendedAndGoesOn()
    {
        var small = Plain with { Candidates = 4, Rungs = 2 };
        var whole = new MemoryStream();
        var search = new SettingsSearch(Table, new KnownLearner().Space(), small);
        search.Run(SearchLog.Open(whole, search), TimeProvider.System);
        var bytes = whole.ToArray();
        for (var length = 0; length <= bytes.Length; length++)
        {
            var stream = new MemoryStream();
            stream.Write(bytes.AsSpan(0, length));
            var log = SearchLog.Open(stream, search);
            Assert.Equal(Math.Max(0, bytes.AsSpan(0, length).Count((byte)'\n') - 1), log.Count);
            if (length % 40 != 0)
                continue;
            search.Run(log, TimeProvider.System);
            Assert.Equal(Scores(whole), Scores(stream));
        }
    }

    [Fact]
    public void Run_MoreCandidatesLater_TrainsOnlyWhatIsNew()
    {
        var stream = new MemoryStream();
        var few = new SettingsSearch(Table, new KnownLearner().Space(), Plain with { Candidates = 9, Rungs = 2 });
        few.Run(SearchLog.Open(stream, few), TimeProvider.System);
        var known = new KnownLearner();
        var many = new SettingsSearch(Table, known.Space(), Plain with { Candidates = 18, Rungs = 2 });
        many.Run(SearchLog.Open(stream, many), TimeProvider.System);

        var alone = new MemoryStream();
        var untroubled = new SettingsSearch(Table, new KnownLearner().Space(), Plain with { Candidates = 18, Rungs = 2 });
        untroubled.Run(SearchLog.Open(alone, untroubled), TimeProvider.System);
        Assert.Subset(Scores(stream).ToHashSet(), Scores(alone).ToHashSet());
        Assert.True(known.Trainings.Count <= (9 * 3) + (6 * 5), $"{known.Trainings.Count} trainings");
    }

    [Fact]
    public void Run_BudgetSpent_BeginsNoTraining_AndSaysHowFarItCame()
    {
        // A training takes ten seconds: after 95 the tenth has begun, and no other does.
        var (time, known, stream) = (new SteppingTime(), new KnownLearner(), new MemoryStream());
        known.OnTrain = () => time.Advance(TimeSpan.FromSeconds(10));
        var options = Plain with { Candidates = 9, Rungs = 2, Budget = TimeSpan.FromSeconds(95) };
        var search = new SettingsSearch(Table, known.Space(), options);
        var report = search.Run(SearchLog.Open(stream, search), time);
        Assert.Equal(10, known.Trainings.Count);
        Assert.Equal((false, 1, false, 3), (report.Finished, report.Rungs.Count, report.Rungs[0].Finished, report.Rungs[0].Judged.Count));
        Assert.Equal(search.Space.Candidates(1, 3).MaxBy(Worth)!.Number, report.Winner!.Candidate.Number);
        Assert.All(report.Rungs[0].Judged, judged => Assert.Equal(30, judged.Seconds));

        // The next run gets through the first rung (two thirds of it are left) and into the second: what counts is the first.
        options = options with { Budget = TimeSpan.FromSeconds((6 * 3 * 10) + 25) };
        search = new SettingsSearch(Table, known.Space(), options);
        report = search.Run(SearchLog.Open(stream, search), time);
        Assert.Equal((false, 2, true, false), (report.Finished, report.Rungs.Count, report.Rungs[0].Finished, report.Rungs[1].Finished));
        Assert.Same(report.Rungs[0], report.WinnersRung);

        // In the end all is as if there had been no budget.
        search = new SettingsSearch(Table, known.Space(), options with { Budget = null });
        Assert.True(search.Run(SearchLog.Open(stream, search), time).Finished);
        var alone = new MemoryStream();
        search.Run(SearchLog.Open(alone, search), TimeProvider.System);
        Assert.Equal(Scores(alone), Scores(stream));
    }

    [Fact]
    public void Run_BudgetTooSmallForOneCandidate_FindsNothing()
    {
        var (time, known) = (new SteppingTime(), new KnownLearner());
        known.OnTrain = () => time.Advance(TimeSpan.FromSeconds(10));
        var search = new SettingsSearch(Table, known.Space(), Plain with { Budget = TimeSpan.FromSeconds(1) });
        var report = search.Run(Log(search), time);
        Assert.Single(known.Trainings);
        Assert.Null(report.Winner);
        Assert.False(report.Finished);
    }

    [Fact]
    public void Run_TrainingThatRunsAway_ComesLast()
    {
        var known = new KnownLearner { RunsAway = quality => quality > 0.6 };
        var search = new SettingsSearch(Table, known.Space(), Plain);
        var report = search.Run(Log(search), TimeProvider.System);
        Assert.Equal(search.Space.Candidates(1, 27).Where(candidate => Worth(candidate) <= 0.6).MaxBy(Worth)!.Number, report.Winner!.Candidate.Number);
        Assert.Equal((0, -Math.Log(1e-12)), (report.Rungs[0].Judged[^1].Score.Right, report.Rungs[0].Judged[^1].Score.LogLoss));
    }

    [Fact]
    public void Run_LearnerThatFails_SaysWhy_AndStops()
    {
        var known = new KnownLearner { OnTrain = () => throw new ArgumentException("These rows cannot be learnt from.") };
        var search = new SettingsSearch(Table, known.Space(), Plain with { AtOnce = 3 });
        var fault = Assert.Throws<ArgumentException>(() => search.Run(Log(search), TimeProvider.System));
        Assert.Equal("These rows cannot be learnt from.", fault.Message);
    }

    [Fact]
    public void Run_RealLearner_IsNoWorseThanItsDefault()
    {
        var table = Data.TestTables.Clouds(songs: 12, segments: 3, noise: 3);
        var search = new SettingsSearch(table, new SearchSpace(SearchableLearners.Find("logistic")), new SearchOptions { Candidates = 9, Rungs = 1 });
        var report = search.Run(Log(search), TimeProvider.System);
        var byDefault = report.Rungs[0].Judged.Single(judged => judged.Candidate.Number == 0);
        Assert.True(report.Winner!.Score.Accuracy >= byDefault.Score.Accuracy);
        Assert.Equal(5, report.Rungs[0].Rung.Folds);
    }

    [Fact]
    public void Search_TooLittleToDivide_SaysOfWhat()
    {
        var space = new KnownLearner().Space();
        Says("All rows are labelled 'blues'", () => new SettingsSearch(Data.TestTables.Clouds(labels: 1), space, Plain));
        Says("Of the label 'blues' there is one song to search on", () => new SettingsSearch(Data.TestTables.Clouds(labels: 3, songs: 1), space, Plain with { HeldOutOneIn = 0 }));
        Says("needs an artist index", () => new SettingsSearch(Table, space, Plain with { Protocol = "artists" }));
        Says("it cannot be by 'report'", () => new SettingsSearch(Table, space, Plain with { Protocol = "report" }));
        Says("lists none of these songs", () => new SettingsSearch(Data.TestTables.Clouds(), space, Plain with { Sources = new ProtocolSources { Artists = SearchTables.Artists() } }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SettingsSearch(Table, space, Plain with { HeldOutOneIn = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SettingsSearch(Table, space, Plain with { Budget = TimeSpan.Zero }));

        static void Says(string what, Func<object> act) => Assert.Contains(what, Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_NothingKeptAside_IsNothing()
    {
        var known = new KnownLearner();
        var search = new SettingsSearch(Table, known.Space(), Plain with { HeldOutOneIn = 0 });
        Assert.Equal((Table.Songs.Count, 0), (search.Songs, search.HeldOutSongs));
        Assert.Null(search.Judge(search.Space.Candidates(1, 1)[0]));
        Assert.Empty(known.Trainings);
    }

    private static SearchLog Log(SettingsSearch search) => SearchLog.Open(new MemoryStream(), search);

    private static double Worth(SearchCandidate candidate) => double.Parse(candidate.Values[0], CultureInfo.InvariantCulture);

    private static HashSet<string> Seen(KnownLearner known) => Songs([.. known.Trainings.Select(one => one.Training), .. known.Trainings.Select(one => one.Validation), .. known.Scored]);

    private static HashSet<string> Songs(IEnumerable<Examples> parts)
    {
        var songOf = SearchTables.SongByFirst(Table);
        return [.. parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(row => songOf(part[row][0])))];
    }

    private static HashSet<string> Artists(Examples rows) => [.. Songs([rows]).Select(SearchTables.ArtistOf)];

    /// <summary>The lines of a log without the seconds, sorted: which was done first is the cores' affair.</summary>
    private static string[] Scores(MemoryStream log) =>
        [.. Encoding.UTF8.GetString(log.ToArray()).TrimEnd('\n').Split('\n').Select(line => line[..line.LastIndexOf(',')]).Order(StringComparer.Ordinal)];

    private sealed class SteppingTime : TimeProvider
    {
        private long _ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

        public override long GetTimestamp() => Interlocked.Read(ref _ticks);
    }
}
