namespace GenreFunctions.Cli.Tests;

public sealed class StandardStreamsTests(SongFiles songs) : IClassFixture<SongFiles>
{
    [Theory]
    [InlineData("tag", "> /dev/full")]
    [InlineData("tag", ">&-")]
    [InlineData("tag --json", "> /dev/full")]
    [InlineData("tag --csv", ">&-")]
    [InlineData("features -o -", "> /dev/full")]
    [InlineData("features -o -", ">&-")]
    [InlineData("--help", "> /dev/full")]
    public void OutputThatCannotBeWritten_IsOneSentence(string command, string redirection)
    {
        var run = ProgramRun.Shell($"genre {command} {(command == "--help" ? "" : $"'{songs.Blues}'")} {redirection}");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches("^genre: Standard output cannot be written: [^\n]*\\.\n$", run.Errors);
    }

    [Theory]
    [InlineData("2>&-")]
    [InlineData("2> /dev/full")]
    public void ErrorsThatCannotBeSaid_DoNotChangeTheExitCode(string redirection)
    {
        Assert.Equal(1, ProgramRun.Shell($"genre tag /no/such/song.wav {redirection}").ExitCode);
        Assert.Equal(1, ProgramRun.Shell($"genre listen {redirection}").ExitCode);
        var run = ProgramRun.Shell($"genre tag --csv '{songs.Jingle}' '{songs.Blues}' {redirection}");
        Assert.Equal((2, 3), (run.ExitCode, run.Lines.Length));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--csv")]
    [InlineData("--json")]
    public void ReaderThatHasEnough_EndsTheRunQuietly(string format)
    {
        // Were the run to go on, it would come to the pipe, which nobody writes, and wait there for ever. A reader on a busy machine takes a few songs to go.
        var pipe = songs.PathOf($"endless{format}");
        ProgramRun.BytesFrom("mkfifo", pipe);

        var fewMore = string.Concat(Enumerable.Repeat($"'{songs.Metal}' ", 40));
        var run = ProgramRun.Shell(
            $"set -o pipefail; timeout 60 '{ProgramRun.DotnetPath}' '{Path.Combine(AppContext.BaseDirectory, "genre.dll")}' " +
            $"tag --jobs 1 {format} '{songs.Blues}' {fewMore} '{pipe}' | head -n 1");

        Assert.Equal((141, ""), (run.ExitCode, run.Errors));
        Assert.Single(run.Lines);
    }

    [Fact]
    public void OutputInAFile_FollowsWhatIsThere_AndSharesItWithErrors()
    {
        var path = songs.PathOf("shared.txt");

        ProgramRun.Shell($"(echo first; genre tag --csv '{songs.Jingle}'; echo last) > '{path}' 2>&1");

        Assert.Collection(
            File.ReadAllLines(path),
            line => Assert.Equal("first", line),
            line => Assert.StartsWith("source,", line, StringComparison.Ordinal),
            line => Assert.StartsWith(songs.Jingle, line, StringComparison.Ordinal),
            line => Assert.StartsWith("genre: 1 of 1 songs", line, StringComparison.Ordinal),
            line => Assert.Equal("last", line));
    }
}
