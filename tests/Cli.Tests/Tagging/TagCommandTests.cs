using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenreFunctions.Cli.Tests.Tagging;

public sealed class TagCommandTests(SongFiles songs) : IClassFixture<SongFiles>
{
    [Theory]
    [InlineData("1")]
    [InlineData("4")]
    public void Json_IsOneObjectASong_InTheOrderGiven(string jobs)
    {
        var run = ProgramRun.Genre("tag", songs.Pop, songs.Library, "--json", "--jobs", jobs);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var results = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal([songs.Pop, songs.Blues, songs.Metal, songs.Pop], results.Select(song => song.GetProperty("source").GetString()));
        Assert.All(results, song =>
        {
            Assert.Equal("tagged", song.GetProperty("outcome").GetString());
            Assert.Equal(1, song.GetProperty("tags").EnumerateArray().Sum(tag => tag.GetProperty("probability").GetDouble()), 6);
            Assert.InRange(song.GetProperty("durationSeconds").GetDouble(), 29.9, 30.2);
            Assert.Equal(10, song.GetProperty("segmentCount").GetInt32());
            Assert.False(song.TryGetProperty("timeline", out _));
        });
    }

    [Fact]
    public void Timeline_HasASegmentEveryThreeSeconds()
    {
        var run = ProgramRun.Genre("tag", songs.Metal, "--json", "--timeline");

        var timeline = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement.GetProperty("timeline");
        Assert.Equal([0, 3, 6, 9, 12, 15, 18, 21, 24, 27], timeline.EnumerateArray().Select(segment => segment.GetProperty("startSeconds").GetDouble()));
    }

    [Fact]
    public void Csv_HasAHeaderAndALineASong_AndSaysWhichWereNotTagged()
    {
        var run = ProgramRun.Genre("tag", songs.Jingle, songs.Text, songs.Blues, "--csv");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(4, run.Lines.Length);
        Assert.StartsWith("source,outcome,genre,confidence,", run.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"{songs.Jingle},tooShort,,", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{songs.Text},undecodable,,", run.Lines[2], StringComparison.Ordinal);
        Assert.StartsWith($"{songs.Blues},tagged,", run.Lines[3], StringComparison.Ordinal);
        Assert.Equal("genre: 2 of 3 songs could not be tagged; each one's note says why.\n", run.Errors);
    }

    [Fact]
    public void UnreadableFile_IsOneSongsFault_NotTheEndOfTheRun()
    {
        // Opens, and fails at the first read, even for root.
        const string Unreadable = "/proc/self/mem";

        var run = ProgramRun.Genre("tag", Unreadable, songs.Blues, "--csv");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{Unreadable},undecodable,,", run.Lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{songs.Blues},tagged,", run.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Table_Redirected_IsPlainAndWhole()
    {
        var run = ProgramRun.Genre("tag", songs.Library, songs.Jingle);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(5, run.Lines.Length);
        Assert.DoesNotContain('\u001b', run.Output);
        Assert.StartsWith($"{songs.Blues} ", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("%", run.Lines[1], StringComparison.Ordinal);
        Assert.Contains("too short", run.Lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void SameSong_AsWavAndMp3_HasTheSameGenre()
    {
        var wav = Path.Combine(Path.GetDirectoryName(songs.Library)!, "pop.wav");

        var run = ProgramRun.Genre("tag", wav, songs.Pop, "--json");

        var genres = run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("tags")[0].GetProperty("label").GetString()).ToArray();
        Assert.Equal(2, genres.Length);
        Assert.Equal(genres[0], genres[1]);
    }

    [Fact]
    public void Moods_AreOfTheModelThatShips_AndTheGenreIsAsWithoutThem()
    {
        var (with, without) = (ProgramRun.Genre("tag", songs.Pop, "--json", "--timeline"), ProgramRun.Genre("tag", songs.Pop, "--json", "--timeline", "--no-moods"));

        var (song, plain) = (JsonNode.Parse(with.Lines[0])!, JsonNode.Parse(without.Lines[0])!);
        var moods = song["moods"]!;
        Assert.StartsWith("emotify-mood@", (string?)moods["modelId"], StringComparison.Ordinal);
        Assert.Equal(9, moods["moods"]!.AsArray().Count);
        Assert.Equal(song["timeline"]!.AsArray().Select(segment => (double)segment!["startSeconds"]!), moods["timeline"]!.AsArray().Select(segment => (double)segment!["startSeconds"]!));
        for (var mood = 0; mood < 9; mood++)
            Assert.Equal(moods["timeline"]!.AsArray().Average(segment => (double)segment!["shares"]![mood]!), (double)moods["moods"]![mood]!["share"]!, 1e-9);
        Assert.Null(plain["moods"]);
        song["moods"] = null;
        Assert.True(JsonNode.DeepEquals(plain, song));
    }

    [Theory]
    [InlineData("says genres, and here a model that says moods is wanted", "--mood-model", "gtzan-mlp.onnx")]
    [InlineData("says moods, and here a model that says genres is wanted", "--model", "emotify-mood.onnx")]
    public void AModelOfTheOtherKind_IsRefused(string why, string option, string model)
    {
        var run = ProgramRun.Genre("tag", songs.Pop, option, Path.Combine(RepositoryFolder.Path, "models", model));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(why, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void NoMoodsAndAModelOfThem_IsRefused() =>
        Assert.Contains("Choose one of --mood-model and --no-moods.", ProgramRun.Genre("tag", songs.Pop, "--no-moods", "--mood-model", "x").Errors, StringComparison.Ordinal);
}
