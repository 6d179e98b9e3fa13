using System.Text;
using GenreFunctions.Learning.Search;
using GenreFunctions.Learning.Search.Halving;
using GenreFunctions.Learning.Search.Log;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Tests.Learning.Search;

public sealed class SearchLogTests
{
    private static readonly string[] Settings = ["penalty", "logs"];

    [Fact]
    public void Log_OpenedAgain_HasTheSameRows()
    {
        var stream = new MemoryStream();
        var log = Open(stream);
        SearchLogRow[] rows =
        [
            new(1, new SearchCandidate(0, ["30", "none"]), 2, new SearchScore(17, 31, 1.0 / 3), 1.25),
            new(1, new SearchCandidate(12, ["1E-05", "variances"]), 2, new SearchScore(0, 31, 27.631021115928547), 0),
            new(2, new SearchCandidate(12, ["1E-05", "variances"]), 3, new SearchScore(31, 31, 5e-324), 12345.678),
        ];
        foreach (var row in rows)
            log.Add(row);

        var again = Open(stream);
        Assert.Equal(3, again.Count);
        Assert.All(rows, row =>
        {
            var found = again.Find(row.Rung, row.Candidate.Number)!;
            Assert.Equal(row.Candidate.Values, found.Candidate.Values);
            Assert.Equal((row.Trainings, row.Score, row.Seconds), (found.Trainings, found.Score, found.Seconds));
        });
        Assert.Null(again.Find(2, 0));
        Assert.Equal(
            "search,rung,candidate,penalty,logs,trainings,songs,right,accuracy,log_loss,seconds\nabc,1,0,30,none,2,31,17,0.5483870967741935,0.3333333333333333,1.250\n",
            string.Concat(Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[..2].Select(line => $"{line}\n")));
    }

    [Theory]
    [InlineData("Dear Sir or Madam,\n", "It is no log of a search")]
    [InlineData("Dear Sir or Madam", "It is no log of a search")]
    [InlineData("\u00ff\n", "It is no log of a search")]
    [InlineData("search,rung,candidate,gamma,trainings,songs,right,accuracy,log_loss,seconds\n", "It is the log of another search")]
    [InlineData("search,rung,candidate,penalty,logs,trainings,songs,right,accuracy,log_loss,seconds\ndef,1,0,30,none,2,31,17,0.5,1,1.250\n", "It is the log of another search")]
    [InlineData("search,rung,candidate,penalty,logs,trainings,songs,right,accuracy,log_loss,seconds\nabc,1,0,30,2,31,17,0.5,1,1.250\n", "Line 2 is no line")]
    [InlineData("search,rung,candidate,penalty,logs,trainings,songs,right,accuracy,log_loss,seconds\nabc,1,0,30,none,2,31,32,0.5,1,1.250\n", "Line 2 is no line")]
    public void Open_WhatIsNoLogOfThisSearch_IsRefusedAndLeftAsItIs(string text, string sentence)
    {
        var stream = new MemoryStream();
        var bytes = Encoding.Latin1.GetBytes(text);
        stream.Write(bytes);
        var fault = Assert.Throws<InvalidDataException>(() => Open(stream));
        Assert.StartsWith(sentence, fault.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, stream.ToArray());
    }

    [Fact]
    public void Open_LogOfOtherRowsSeedSpaceOrRungs_IsRefused()
    {
        var table = SearchTables.Table();
        var options = new SearchOptions { Candidates = 3, Rungs = 1, AtOnce = 1 };
        var stream = new MemoryStream();
        var search = new SettingsSearch(table, new KnownLearner().Space(), options);
        search.Run(SearchLog.Open(stream, search), TimeProvider.System);
        var narrow = new SearchSpace(new KnownLearner().Searchable(), [KeyValuePair.Create<string, SettingRange>("quality", new NumberRange(0.2, 0.9))]);
        SettingsSearch[] others =
        [
            new(SearchTables.Table(seed: 2), new KnownLearner().Space(), options),
            new(table, new KnownLearner().Space(), options with { Seed = 2 }),
            new(table, new KnownLearner().Space(), options with { Rungs = 2 }),
            new(table, new KnownLearner().Space(), options with { HeldOutOneIn = 4 }),
            new(table, narrow, options),
        ];
        Assert.All(others, other => Assert.StartsWith("It is the log of another search", Assert.Throws<InvalidDataException>(() => SearchLog.Open(stream, other)).Message, StringComparison.Ordinal));
        Assert.Equal(search.Fingerprint, new SettingsSearch(table, new KnownLearner().Space(), options with { Candidates = 9, AtOnce = 2, Budget = TimeSpan.FromHours(1) }).Fingerprint);
    }

    private static SearchLog Open(MemoryStream stream) => SearchLog.Open(stream, "abc", Settings);
}
