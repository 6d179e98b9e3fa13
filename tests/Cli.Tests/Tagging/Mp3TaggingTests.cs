using System.Text.Json;
using GenreFunctions.Audio;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Demo.Styles;
using GenreFunctions.Cli.Models;
using GenreFunctions.Cli.Tests.Demo;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tests.Tagging;

/// <summary>MP3 through libmpg123, as the command line decodes it: the same tags as with ffmpeg. Needs both.</summary>
public sealed class Mp3TaggingTests(DemoSongs songs) : IClassFixture<DemoSongs>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Styles => [.. DemoStyles.All.Select(style => style.Name)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Styles))]
    public void DemoSong_DecodedInProcess_HasTheTagsOfFfmpeg(string style)
    {
        var path = Mp3(style);
        var expected = Tag(path, Mp3Decoding.ChildProcess);
        var actual = Tag(path, Mp3Decoding.InProcess);

        Assert.Equal("ffmpeg", expected.Audio!.Decoder);
        Assert.True(actual.Audio!.Decoder == "mpg123", "This test needs libmpg123 (libmpg123.so.0), which is not on this machine: apt-get install libmpg123-0");
        Assert.Equal((expected.Genre, expected.DurationSeconds, expected.SegmentCount), (actual.Genre, actual.DurationSeconds, actual.SegmentCount));
        Assert.Equal(expected.Tags.Select(tag => tag.Label), actual.Tags.Select(tag => tag.Label));
        Assert.All(expected.Tags.Zip(actual.Tags), pair => Assert.Equal(pair.First.Probability, pair.Second.Probability, 1e-3));
    }

    [Fact]
    public void Tag_DamagedMp3_SaysItInTheSongsNoteOnly()
    {
        var path = Mp3("blues");
        var bytes = File.ReadAllBytes(path);
        new Random(1).NextBytes(bytes.AsSpan(100_000, 60_000));
        File.WriteAllBytes(path, bytes);

        // The library would have something to say too.
        var run = ProgramRun.Genre("tag", path, "--json");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var song = JsonDocument.Parse(Assert.Single(run.Lines)).RootElement;
        Assert.Equal("mpg123", song.GetProperty("audio").GetProperty("decoder").GetString());
        Assert.Contains("are no MP3 frames", song.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
    }

    private static SongResult Tag(string path, Mp3Decoding decoding) =>
        new SongTagger(ModelFile.Load(null), new AudioOptions { Mp3Decoding = decoding }).Tag(path);

    private string Mp3(string style)
    {
        var path = Path.Combine(_folder.Path, style + ".mp3");
        ProgramRun.BytesFrom("ffmpeg", "-v", "error", "-i", _folder.File(style + ".wav", WavWriter.Write(songs.Of(style))), path);
        return path;
    }
}
