using System.Diagnostics;
using System.Text;

namespace GenreFunctions.Cli.Tests.Demo;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Demo_WritesTenWavFiles_AndTakesTurnsWithTheOtherFormats()
    {
        var run = ProgramRun.Genre("demo", _folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.Equal(files.Order(StringComparer.Ordinal), run.Lines.Order(StringComparer.Ordinal));
        Assert.Equal(10, Directory.GetFiles(_folder.Path, "*.wav").Length);
        Assert.Equal("mp3", Codec("blues.mp3"));
        Assert.Equal("flac", Codec("classical.flac"));
        Assert.Equal("vorbis", Codec("country.ogg"));
        Assert.Equal("aac", Codec("disco.m4a"));
        Assert.Equal(10, Directory.GetFiles(Path.Combine(_folder.Path, "compressed")).Length);
    }

    [Fact]
    public void Demo_WithoutFfmpeg_WritesTheWavFiles_AndSaysWhatIsMissingOnce()
    {
        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["PATH"] = _folder.Path }, "demo", _folder.Path);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(10, Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Length);
        Assert.StartsWith("genre: ffmpeg is not installed", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Demo_WithoutFfmpeg_ThatWasAskedForMp3_IsIncomplete()
    {
        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["PATH"] = _folder.Path }, "demo", _folder.Path, "--formats", "mp3");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Demo_Interrupted_StopsCleanly()
    {
        using var genre = ProgramRun.Start(null, "demo", _folder.Path);
        var errors = genre.StandardError.ReadToEndAsync();
        Assert.NotNull(await genre.StandardOutput.ReadLineAsync());

        using (var kill = Process.Start("kill", ["-INT", $"{genre.Id}"]))
            await kill.WaitForExitAsync();
        await genre.StandardOutput.ReadToEndAsync();
        await genre.WaitForExitAsync();

        Assert.Equal(130, genre.ExitCode);
        Assert.Equal("genre: Stopped.", (await errors).Trim());
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.All(files, file => Assert.False(file.EndsWith(".part", StringComparison.Ordinal)));
        Assert.All(files.Where(file => file.EndsWith(".wav", StringComparison.Ordinal)), file => Assert.Equal(44 + (30 * 44_100 * 4), new FileInfo(file).Length));
    }

    public void Dispose() => _folder.Dispose();

    private string Codec(string name) => Encoding.ASCII.GetString(ProgramRun.BytesFrom(
        "ffprobe", "-v", "error", "-show_entries", "stream=codec_name", "-of", "csv=p=0", Path.Combine(_folder.Path, "compressed", name))).Trim();
}
