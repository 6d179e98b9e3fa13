using System.Text.Json;
using System.Text.RegularExpressions;

namespace GenreFunctions.Cli.Tests.Learning.Search;

public sealed class SearchCommandTests(FeatureFiles files) : IClassFixture<FeatureFiles>
{
    private static readonly string[] Small = ["--learner", "k-nn", "--candidates", "9", "--rungs", "2"];

    [Fact]
    public void Search_WritesALogAndSettings_ThatTrainingAndEvaluatingTake()
    {
        var (log, settings) = (files.PathOf("knn.csv"), files.PathOf("knn.json"));
        var run = Search(log, [.. Small, "--out", settings]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("Learner k-nn, by songs: ", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal("  rung 1: 9 candidates, 3 of 5 folds, each learnt from 56 % of the songs", run.Lines[1]);
        Assert.Equal("  rung 2: 3 candidates, 5 of 5 folds, each learnt from 100 % of the songs", run.Lines[2]);
        Assert.Equal(["rung", "candidate", "accuracy", "log", "loss", "time", "neighbours", "falloff", "logs"], run.Lines[3].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Matches(@"^   2 +\d+ +1\.0000 ", run.Lines[4]);
        Assert.Equal(9, run.Lines.Count(line => Regex.IsMatch(line, @"^   [12] +\d+ +[01]\.\d{4} ")));
        Assert.Contains("  these settings    accuracy 1.0000", run.Output, StringComparison.Ordinal);
        Assert.Contains($"genre train --settings {settings}", run.Output, StringComparison.Ordinal);

        // A line a candidate and rung, below the names of the columns.
        var lines = File.ReadAllLines(log);
        Assert.Equal("search,rung,candidate,neighbours,falloff,logs,trainings,songs,right,accuracy,log_loss,seconds", lines[0]);
        Assert.Equal([("1", 9), ("2", 3)], lines[1..].GroupBy(line => line.Split(',')[1]).Select(rung => (rung.Key, rung.Count())));

        using var chosen = JsonDocument.Parse(File.ReadAllText(settings));
        Assert.Equal("k-nn", chosen.RootElement.GetProperty("learner").GetString());
        var words = Regex.Match(run.Output, "(?m)^  k-nn: (.*)$").Groups[1].Value;
        Assert.StartsWith($"{chosen.RootElement.GetProperty("settings").GetProperty("neighbours").GetInt32()} neighbours, falloff ", words, StringComparison.Ordinal);
        var train = ProgramRun.Genre("train", "--features", files.Rows, "--out", files.PathOf("knn.onnx"), "--settings", settings, "--no-calibration");
        Assert.Equal((0, ""), (train.ExitCode, train.Errors));
        Assert.Contains(", k-nn, ", train.Output, StringComparison.Ordinal);
        var evaluate = ProgramRun.Genre("evaluate", "--features", files.Rows, "--protocol", "songs", "--settings", settings);
        Assert.Contains($"Learner k-nn: {words}\n", evaluate.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Search_Again_TrainsNothing_AndSaysTheSame()
    {
        var log = files.PathOf("again.csv");
        var first = Search(log, [.. Small, "--jobs", "1"]);
        var bytes = File.ReadAllBytes(log);
        var second = Search(log, [.. Small, "--jobs", "4"]);
        Assert.Equal(bytes, File.ReadAllBytes(log));
        Assert.Equal(first.Output, second.Output.Replace("  12 scores were in the log already.\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Search_Killed_GoesOn_AsIfItHadNotBeen()
    {
        var (whole, killed) = (files.PathOf("whole.csv"), files.PathOf("killed.csv"));
        string[] options = ["--learner", "logistic", "--candidates", "60", "--rungs", "2"];
        var untroubled = Search(whole, options);
        Assert.Equal((0, ""), (untroubled.ExitCode, untroubled.Errors));

        using (var process = ProgramRun.Start(null, ["search", "--features", files.Rows, "--log", killed, .. options]))
        {
            // Two candidates are there, and perhaps half of a third.
            while (!process.WaitForExit(milliseconds: 1) && (!File.Exists(killed) || LinesOf(killed) < 3))
            {
            }

            process.Kill();
            process.WaitForExit();
        }

        File.AppendAllText(killed, File.ReadLines(whole).Last()[..20]);
        var resumed = Search(killed, options);
        Assert.Equal(Scores(whole), Scores(killed));
        Assert.Equal(Found(untroubled), Found(resumed));
    }

    [Fact]
    public void Search_BudgetSpent_SaysSo_AndGoesOnLater()
    {
        var log = files.PathOf("budget.csv");
        var spent = Search(log, [.. Small, "--budget", "0.0000002s"]);
        Assert.Equal((2, ""), (spent.ExitCode, spent.Errors));
        Assert.EndsWith("The budget was spent before a candidate was judged; the same command with more of it goes on.\n", spent.Output, StringComparison.Ordinal);
        Assert.Single(File.ReadLines(log));

        var later = Search(log, [.. Small, "--budget", "1h"]);
        Assert.Equal((0, ""), (later.ExitCode, later.Errors));
        Assert.Equal(1 + 9 + 3, File.ReadLines(log).Count());
    }

    [Fact]
    public void Search_Json_IsOneObjectWithEveryCandidate()
    {
        var run = Search(files.PathOf("json.csv"), [.. Small, "--artists", Path.Combine(files.Splits, "artist_index.txt"), "--json"]);
        using var found = JsonDocument.Parse(run.Output);
        var root = found.RootElement;
        Assert.Equal(("k-nn", "artists", true), (root.GetProperty("learner").GetString(), root.GetProperty("protocol").GetString(), root.GetProperty("finished").GetBoolean()));
        Assert.Equal(18, root.GetProperty("songs").GetInt32() + root.GetProperty("heldOutSongs").GetInt32());
        Assert.Equal([9, 3], root.GetProperty("rungs").EnumerateArray().Select(rung => rung.GetProperty("judged").GetArrayLength()));
        Assert.True(JsonElement.DeepEquals(root.GetProperty("found").GetProperty("settings"), root.GetProperty("rungs")[1].GetProperty("judged")[0].GetProperty("settings")));
        Assert.Equal(root.GetProperty("heldOutSongs").GetInt32(), root.GetProperty("heldOut").GetProperty("found").GetProperty("count").GetInt32());
    }

    [Fact]
    public void Search_Filtered_LooksAtTheTrainingListOnly_AndItsSpaceIsTheFiles()
    {
        var space = files.PathOf("space.json");
        File.WriteAllText(space, """{ "learner": "k-nn", "settings": { "neighbours": { "from": 1, "to": 3 }, "falloff": 0.2 } }""");
        var run = Search(
            files.PathOf("filtered.csv"),
            ["--space", space, "--rungs", "1", "--train-list", files.PathOf("train.txt"), "--validation-list", files.PathOf("valid.txt"), "--test-list", files.PathOf("test.txt")]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(
            "Learner k-nn, by filtered: 9 songs are searched on in 5 folds of songs; the lists' 6 songs to judge by, and those that say when to stop, are kept aside.", run.Lines[0]);
        // The default settings, and each of three numbers of neighbours.
        Assert.Equal(["0.15", "0.2", "0.2", "0.2"], File.ReadLines(files.PathOf("filtered.csv")).Skip(1).Select(line => line.Split(',')[4]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WrongUse_IsOneSentenceThatNamesTheCause()
    {
        var never = files.PathOf("never.csv");
        var broken = files.PathOf("broken.json");
        File.WriteAllText(broken, """{ "learner": "k-nn", "settings": { "cells": 3 } }""");
        var open = files.PathOf("open.json");
        File.WriteAllText(open, """{ "learner": "k-nn", "settings": { "logs": ["none", "variances"] } }""");
        var rows = File.ReadAllBytes(files.Rows);
        (string[] Arguments, string Cause)[] wrong =
        [
            (["search", "--features", files.Rows], "'--log' is required"),
            (["search", "--features", files.Text, "--log", never], "filename"),
            (["search", "--features", files.OneLabel, "--log", never], "All rows are labelled 'blues'"),
            (["search", "--features", files.Rows, "--log", ""], "The name of the log is empty."),
            (["search", "--features", files.Rows, "--log", files.Splits], "is a folder; name a file for the log."),
            (["search", "--features", files.Rows, "--log", "-"], "'-' cannot be the log"),
            (["search", "--features", files.Rows, "--log", files.PathOf("nowhere/log.csv")], "its folder does not exist."),
            (["search", "--features", files.Rows, "--log", files.Rows], "It is no log of a search, and is left as it is; name another file."),
            (["search", "--features", files.Rows, "--log", never, "--learner", "far"], "--learner is 'far', but has to be one of mlp, "),
            (["search", "--features", files.Rows, "--log", never, "--protocol", "report"], "--protocol is 'report', but has to be one of songs, artists, filtered."),
            (["search", "--features", files.Rows, "--log", never, "--protocol", "artists"], "The protocol artists needs an artist index"),
            (["search", "--features", files.Rows, "--log", never, "--held-out", "1"], "--held-out is 1, which leaves no song to search on."),
            (["search", "--features", files.Rows, "--log", never, "--budget", "soon"], "--budget is 'soon', but has to be a time like 90s, 10m or 1.5h."),
            (["search", "--features", files.Rows, "--log", never, "--rungs", "6"], "--rungs is 6, but has to be between 1 and 5."),
            (["search", "--features", files.Rows, "--log", never, "--space", broken], "The learner k-nn has no setting 'cells'"),
            (["search", "--features", files.Rows, "--log", never, "--space", broken, "--learner", "mlp"], "Choose one of --learner and --space"),
            (["train", "--features", files.Rows, "--out", never, "--settings", open], "The setting logs is one of none, variances; here it has to have one value."),
            (["train", "--features", files.Rows, "--out", never, "--settings", files.PathOf("nowhere.json")], "There is no settings file"),
            (["train", "--features", files.Rows, "--out", never, "--settings", open, "--learner", "mlp"], "--settings says what learns and how; --learner does not go with it."),
            (["train", "--features", files.Rows, "--out", never, "--settings", open, "--epochs", "3"], "--settings says what learns and how; --epochs does not go with it."),
        ];
        Assert.All(wrong, one =>
        {
            var run = ProgramRun.Genre(one.Arguments);
            Assert.Equal((1, ""), (run.ExitCode, run.Output));
            Assert.Matches($"^genre: [^\n]*{Regex.Escape(one.Cause)}[^\n]*\n$", run.Errors);
        });
        Assert.False(File.Exists(never));
        Assert.Equal(rows, File.ReadAllBytes(files.Rows));
    }

    [Fact]
    public void Search_LogOfAnotherSeed_IsRefused()
    {
        var log = files.PathOf("seed.csv");
        Search(log, Small);
        var bytes = File.ReadAllBytes(log);
        var other = Search(log, [.. Small, "--seed", "2"]);
        Assert.Equal((1, ""), (other.ExitCode, other.Output));
        Assert.Contains($"The log '{log}' cannot be used: It is the log of another search", other.Errors, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(log));
    }

    private ProgramRun Search(string log, params string[] options) => ProgramRun.Genre(["search", "--features", files.Rows, "--log", log, .. options]);

    private static int LinesOf(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Count(character => character == '\n');
    }

    private static string[] Scores(string path) => [.. File.ReadLines(path).Select(line => line[..line.LastIndexOf(',')]).Order(StringComparer.Ordinal)];

    /// <summary>From the winner on.</summary>
    private static string Found(ProgramRun run) => run.Output[run.Output.IndexOf("Found at rung", StringComparison.Ordinal)..];
}
