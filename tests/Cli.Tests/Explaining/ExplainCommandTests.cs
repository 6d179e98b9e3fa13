using System.Text.Json;
using GenreFunctions.Cli.Models;
using GenreFunctions.Cli.Tests.Learning;
using GenreFunctions.Explaining;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Tests.Explaining;

public sealed class ExplainCommandTests(SongFiles songs, FeatureFiles files) : IClassFixture<SongFiles>, IClassFixture<FeatureFiles>
{
    [Fact]
    public void Json_AddsUpToWhatTagSays_AndIsTheSameEveryTime()
    {
        var run = ProgramRun.Genre("explain", songs.Blues, "--json");
        var tagged = JsonDocument.Parse(ProgramRun.Genre("tag", songs.Blues, "--json").Output).RootElement;

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var explanation = JsonDocument.Parse(run.Output).RootElement;
        var best = tagged.GetProperty("tags")[0];
        Assert.Equal(best.GetProperty("label").GetString(), explanation.GetProperty("label").GetString());
        Assert.Equal(best.GetProperty("probability").GetDouble(), explanation.GetProperty("confidence").GetDouble());
        Assert.Equal((29, 10, 10), (explanation.GetProperty("groups").GetArrayLength(), explanation.GetProperty("segmentCount").GetInt32(), explanation.GetProperty("labels").GetArrayLength()));
        Assert.Equal(
            explanation.GetProperty("probability").GetDouble() - explanation.GetProperty("baselineProbability").GetDouble(),
            explanation.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("value").GetDouble()),
            12);
        Assert.Equal("sampling", explanation.GetProperty("method").GetString());
        Assert.Equal(run.Output, ProgramRun.Genre("explain", songs.Blues, "--json").Output);

        var otherwise = JsonDocument.Parse(ProgramRun.Genre("explain", songs.Blues, "--json", "--seed", "2").Output).RootElement;
        var (value, error) = Brightness(explanation);
        var (otherValue, otherError) = Brightness(otherwise);
        Assert.NotEqual(value, otherValue);
        Assert.InRange(Math.Abs(value - otherValue), 0, 5 * (error + otherError));
    }

    [Fact]
    public void Table_IsSentencesBarsAndASum()
    {
        var run = ProgramRun.Genre("explain", songs.Pop, "--label", "disco", "--top", "4");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(songs.Pop, run.Lines[0]);
        Assert.Contains("isco", run.Lines[1], StringComparison.Ordinal);
        var rows = run.Lines.SkipWhile(line => !line.StartsWith("points", StringComparison.Ordinal)).Skip(1).TakeWhile(line => line.Contains('|', StringComparison.Ordinal)).ToArray();
        Assert.Equal(5, rows.Length);
        Assert.All(rows[..4], row => Assert.Matches(row.TrimStart()[0] == '-' ? @"^ *-\d+\.\d  [ █]*█\|  " : @"^ *\+\d+\.\d   +\|█", row));
        Assert.Contains(new string('█', 12), rows[0], StringComparison.Ordinal);
        Assert.EndsWith("25 more groups together", rows[4], StringComparison.Ordinal);
        Assert.StartsWith("The points add up from ", run.Lines[^2], StringComparison.Ordinal);
        Assert.Matches("^They are estimated from random orders: the model was asked [0-9,]+ times\\.$", run.Lines[^1]);
        Assert.DoesNotContain('\u001b', run.Output);
    }

    [Fact]
    public void ModelOfTrees_IsExplainedByItsTrees_WhateverTheSeed()
    {
        var model = files.PathOf("trees.onnx");
        Assert.Equal(0, ProgramRun.Genre("train", "--features", files.Rows, "--learner", "boosted-leaves", "--no-calibration", "--out", model).ExitCode);

        var json = ProgramRun.Genre("explain", songs.Pop, "--model", model, "--json", "--seed", "1");
        var table = ProgramRun.Genre("explain", songs.Pop, "--model", model);

        var explanation = JsonDocument.Parse(json.Output).RootElement;
        Assert.Equal("treeShap", explanation.GetProperty("method").GetString());
        var groups = explanation.GetProperty("groups").EnumerateArray().ToArray();
        Assert.Equal(
            explanation.GetProperty("probability").GetDouble() - explanation.GetProperty("baselineProbability").GetDouble(),
            groups.Sum(group => group.GetProperty("value").GetDouble()),
            1e-12);
        Assert.All(groups, group => Assert.Equal(0, group.GetProperty("standardError").GetDouble()));
        Assert.Equal(json.Output.Replace("\"seed\": 1", "\"seed\": 2", StringComparison.Ordinal), ProgramRun.Genre("explain", songs.Pop, "--model", model, "--json", "--seed", "2").Output);
        Assert.Contains(", which the average of the data that the model was trained with gets, to ", table.Lines[^2], StringComparison.Ordinal);
        Assert.Equal("They are read off the model's trees (TreeSHAP), without an estimate.", table.Lines[^1]);
    }

    [Fact]
    public void Song_WithoutTags_IsIncompleteAndSaysWhy()
    {
        var run = ProgramRun.Genre("explain", songs.Jingle);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: '{songs.Jingle}' cannot be explained. The song is ", run.Errors, StringComparison.Ordinal);

        // Opens, and fails at the first read, even for root.
        Assert.Equal(2, ProgramRun.Genre("explain", "/proc/self/mem").ExitCode);
    }

    [Fact]
    public void WrongUse_IsSaidBeforeAnythingIsRead()
    {
        Assert.StartsWith("genre: --label is 'polka', but the model knows blues, ", Refused(songs.Blues, "--label", "polka"), StringComparison.Ordinal);
        Assert.Contains("is a folder; name one song.", Refused(songs.Library), StringComparison.Ordinal);
        Assert.Contains("name a file.", Refused("/dev/null"), StringComparison.Ordinal);
        Assert.Contains("There is no file '/no/such/song.wav'.", Refused("/no/such/song.wav"), StringComparison.Ordinal);
        Assert.Contains("--top is 30, but has to be between 1 and 29.", Refused(songs.Blues, "--top", "30"), StringComparison.Ordinal);
    }

    [Fact]
    public void SharedBaseline_IsThatOfTheModelOfPlainFeatures()
    {
        var plain = FeatureBaseline.Of(ModelFile.Load(Path.Combine(RepositoryFolder.Path, "models", "gtzan-mlp.onnx")))!;
        Assert.Equal(plain.Means.Select(mean => (float)mean), FeatureBaseline.Shared.Means.Select(mean => (float)mean));
        Assert.Equal(plain.Deviations.Select(deviation => (float)deviation), FeatureBaseline.Shared.Deviations.Select(deviation => (float)deviation));
    }

    [Fact]
    public void ShippedModel_HasABaselineOfItsOwn()
    {
        var own = FeatureBaseline.Of(ModelFile.Load(null))!;
        // Learnt from the same rows: where no logarithm is taken, the mean is the same to what the number of rows set aside changes.
        var tempo = FeatureSchema.Names.ToList().IndexOf("tempo");
        Assert.InRange(own.Means[tempo], FeatureBaseline.Shared.Means[tempo] - 1, FeatureBaseline.Shared.Means[tempo] + 1);
    }

    private static string Refused(params string[] arguments)
    {
        var run = ProgramRun.Genre(["explain", .. arguments]);
        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        return run.Errors;
    }

    private static (double Value, double Error) Brightness(JsonElement explanation)
    {
        var group = explanation.GetProperty("groups").EnumerateArray().Single(one => one.GetProperty("group").GetString() == "spectral_centroid");
        return (group.GetProperty("value").GetDouble(), group.GetProperty("standardError").GetDouble());
    }
}
