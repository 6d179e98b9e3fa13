using System.Globalization;
using GenreFunctions.Features;

namespace GenreFunctions.Cli.Tests.Features;

public sealed class FeaturesCommandTests(SongFiles songs) : IClassFixture<SongFiles>
{
    private const int Label = 2 + FeatureSchema.Count;

    private static readonly string[] SongNames = ["blues.00000", "metal.00001", "pop"];

    [Fact]
    public void Segments_AreRowsNamedAsInThePublicFile_WhateverTheJobs()
    {
        var one = Table("segments-1.csv", songs.Library, "--jobs", "1");
        var four = Table("segments-4.csv", songs.Library, "--jobs", "4");

        Assert.Equal(["filename", "length", .. FeatureSchema.Names, "label"], one[0]);
        Assert.Equal(
            SongNames.SelectMany(song => Enumerable.Range(0, 10).Select(i => $"{song}.{i}.wav")),
            one.Skip(1).Select(row => row[0]));
        Assert.All(one.Skip(1), row =>
        {
            Assert.Equal("66149", row[1]);
            Assert.Equal(row[0].Split('.')[0], row[Label]);
            Assert.All(row[2..Label], value => Assert.True(double.IsFinite(double.Parse(value, CultureInfo.InvariantCulture))));
        });
        Assert.Equal(one, four);
    }

    [Fact]
    public void Whole_IsOneRowASong_WithItsLengthAt22050Hz()
    {
        var rows = Table("whole.csv", songs.Blues, songs.Metal, "--whole");

        Assert.Equal(["filename", "blues.00000.wav", "metal.00001.wav"], rows.Select(row => row[0]));
        Assert.All(rows.Skip(1), row => Assert.InRange(int.Parse(row[1], CultureInfo.InvariantCulture), (30 * 22_050) - 1, (30 * 22_050) + 1));
    }

    [Fact]
    public void Whole_OfMoreThanTenMinutes_IsRefusedInASentence()
    {
        var path = songs.PathOf("long.wav");
        ProgramRun.BytesFrom("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "sine=sample_rate=8000", "-t", "601", path);

        var run = ProgramRun.Genre("features", path, "--whole", "--out", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("longer than 10 minutes", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void SongsWithoutRows_AreNamedWithTheirReason_AndTheOthersWritten()
    {
        var run = ProgramRun.Genre("features", songs.Jingle, songs.Blues, songs.Text, "--out", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(11, run.Lines.Length);
        Assert.Collection(
            run.Errors.TrimEnd('\n').Split('\n'),
            line => Assert.StartsWith($"genre: {songs.Jingle}: ", line, StringComparison.Ordinal),
            line => Assert.StartsWith($"genre: {songs.Text}: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public void TwoSongsOfOneName_AreBothWrittenAndTold()
    {
        var run = ProgramRun.Genre("features", songs.Blues, songs.Blues, "--out", "-");

        Assert.Equal((0, 21), (run.ExitCode, run.Lines.Length));
        Assert.StartsWith($"genre: {songs.Blues}: another song has this name", run.Errors, StringComparison.Ordinal);
    }

    private string[][] Table(string name, params string[] arguments)
    {
        var path = songs.PathOf(name);

        var run = ProgramRun.Genre(["features", .. arguments, "--out", path]);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Errors));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.part"));
        return [.. File.ReadLines(path).Select(line => line.Split(','))];
    }
}
