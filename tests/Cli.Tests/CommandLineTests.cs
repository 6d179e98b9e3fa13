namespace GenreFunctions.Cli.Tests;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--help", "genre demo demo && genre tag demo")]
    [InlineData("tag --help", "genre tag ~/Music --csv > genres.csv")]
    [InlineData("explain --help", "genre explain song.mp3 --label jazz")]
    [InlineData("features --help", "--out features_3_sec.csv")]
    [InlineData("upload --help", "--to UseDevelopmentStorage=true --publisher acme")]
    [InlineData("watch --help", "genre watch --publisher acme --since all --count 20")]
    [InlineData("bench --help", "genre bench --seconds 20")]
    [InlineData("demo --help", "genre demo demo --seed 7")]
    public void Help_ExitsWith0_AndGivesAnExample(string arguments, string example)
    {
        var run = ProgramRun.Genre(arguments.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(example, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Errors);
    }

    [Fact]
    public void Version_IsTheBuildsVersion()
    {
        var run = ProgramRun.Genre("--version");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(typeof(GenreProgram).Assembly.GetName().Version!.ToString(3), run.Output.Trim());
    }

    [Theory]
    [InlineData("tag", "Required argument missing")]
    [InlineData("tag --jobs 0 .", "--jobs is 0, but has to be between 1 and 256.")]
    [InlineData("tag --jobs many .", "--jobs is 'many', but has to be a whole number between 1 and 256.")]
    [InlineData("tag --jobs 99999999999 .", "--jobs is '99999999999', but has to be a whole number between 1 and 256.")]
    [InlineData("demo demo --seed -1", "--seed is '-1', but has to be a whole number between 0 and 18446744073709551615.")]
    [InlineData("tag --csv=maybe .", "maybe")]
    [InlineData("tag --json --csv .", "Choose one of --json and --csv.")]
    [InlineData("tag --csv --timeline .", "use --json")]
    [InlineData("tag /no/such/song.wav", "There is no file or folder '/no/such/song.wav'.")]
    [InlineData("tag --model /no/such/model.onnx /dev/null", "There is no model '/no/such/model.onnx'.")]
    [InlineData("features .", "'--out' is required")]
    [InlineData("features /dev/null --out /no/such/folder/f.csv", "'/no/such/folder/f.csv' cannot be written")]
    [InlineData("demo /dev/null/demo", "cannot be made")]
    [InlineData("demo demo --formats wav,midi", "does not know 'midi'")]
    [InlineData("upload /dev/null --to https://account.blob.core.windows.net/audio", "an address without a SAS")]
    [InlineData("upload /dev/null --to https://account.blob.core.windows.net/?sv=1&sig=abc", "has to be the SAS URL of a container")]
    [InlineData("upload /dev/null --to env:NO_SUCH_VARIABLE", "there is no environment variable NO_SUCH_VARIABLE")]
    [InlineData("upload /dev/null --to UseDevelopmentStorage=true --container Audio", "--container is 'Audio', but has to be 3 to 63 small letters")]
    [InlineData("upload /dev/null --to UseDevelopmentStorage=true --publisher a/b", "--publisher is 'a/b', which has a slash")]
    [InlineData("upload /dev/null --to UseDevelopmentStorage=true --parallel 0", "--parallel is 0, but has to be between 1 and 64.")]
    [InlineData("watch --since yesterday", "--since is 'yesterday', but has to be now, all, or a time")]
    [InlineData("watch --service ftp://here", "--service is 'ftp://here', but has to be an address")]
    [InlineData("watch --within 5", "--within goes with --count")]
    [InlineData("watch --key-file /no/such/key", "There is no key file '/no/such/key'.")]
    [InlineData("listen", "Unrecognized command or argument 'listen'.")]
    public void WrongUse_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(arguments.Split(' '));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
        Assert.StartsWith("genre: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("demo ''", "The name of the folder is empty.")]
    [InlineData("demo demo --formats ''", "--formats is empty, but has to name some of wav,mp3,flac,ogg,m4a.")]
    [InlineData("tag /dev/null --model ''", "The name of the model file is empty.")]
    [InlineData("features /dev/null --out ''", "The name of the file to write is empty.")]
    [InlineData("tag ''", "There is no file or folder ''.")]
    public void EmptyName_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Shell($"genre {arguments}");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Matches($"^genre: {System.Text.RegularExpressions.Regex.Escape(sentence)}[^\n]*\n$", run.Errors);
    }

    [Fact]
    public void NoCommand_ExitsWith1_AndShowsTheCommands()
    {
        var run = ProgramRun.Genre();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("tag <files and folders>", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void MissingFileAmongOthers_StopsBeforeAnythingIsWritten()
    {
        using var folder = new TemporaryFolder();
        var song = folder.File("song.wav");
        var output = Path.Combine(folder.Path, "f.csv");

        var run = ProgramRun.Genre("features", song, Path.Combine(folder.Path, "gone.wav"), "--out", output);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal([song], Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void ModelThatIsNone_ExitsWith1_AndNamesTheFile()
    {
        using var folder = new TemporaryFolder();
        var song = folder.File("song.wav");
        var model = folder.File("model.onnx", "this is no model"u8.ToArray());

        var run = ProgramRun.Genre("tag", song, "--model", model);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains($"The model '{model}' cannot be used:", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }
}
