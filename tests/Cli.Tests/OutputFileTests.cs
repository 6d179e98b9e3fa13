namespace GenreFunctions.Cli.Tests;

public sealed class OutputFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Keep_PutsTheWholeFileInPlace_OverAnOlderOne()
    {
        var path = _folder.File("f.csv", "old and much longer"u8.ToArray());

        using (var file = OutputFile.Open(path))
        {
            file.Writer.Write("néw");
            file.Keep();
        }

        Assert.Equal("néw"u8.ToArray(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Dispose_WithoutKeep_LeavesTheOlderFileAndNothingElse()
    {
        var path = _folder.File("f.csv", "old"u8.ToArray());

        using (var file = OutputFile.Open(path))
            file.Writer.Write(new string('x', 1_000_000));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public void Open_OnAFolder_IsWrongUse() => Assert.Throws<WrongUseException>(() => OutputFile.Open(_folder.Path));

    [Fact]
    public void Open_OfNoName_IsWrongUse() => Assert.Throws<WrongUseException>(() => OutputFile.Open(""));

    [Theory]
    [InlineData("there.csv")]
    [InlineData("new.csv")]
    public void Link_Stays_AndWhatItLeadsToIsWritten(string targetName)
    {
        _folder.File("elsewhere/there.csv", "old"u8.ToArray());
        var target = Path.Combine(_folder.Path, "elsewhere", targetName);
        var link = Path.Combine(_folder.Path, "link.csv");
        var linkToLink = Path.Combine(_folder.Path, "link2.csv");
        File.CreateSymbolicLink(link, Path.Combine("elsewhere", targetName));
        File.CreateSymbolicLink(linkToLink, link);

        Write(linkToLink, "new");

        Assert.Equal("new", File.ReadAllText(target));
        Assert.NotNull(new FileInfo(link).LinkTarget);
        Assert.NotNull(new FileInfo(linkToLink).LinkTarget);
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.part", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Pipe_IsWrittenAsItIs_AndStaysAPipe(bool throughALink)
    {
        var pipe = Path.Combine(_folder.Path, "pipe");
        ProgramRun.BytesFrom("mkfifo", pipe);
        var path = throughALink ? Path.Combine(_folder.Path, "link") : pipe;
        if (throughALink)
            File.CreateSymbolicLink(path, pipe);
        var read = Task.Run(() => ProgramRun.BytesFrom("cat", pipe));

        Write(path, "néw");

        Assert.Equal("néw"u8.ToArray(), await read);
        Assert.True(SpecialFile.Is(pipe));
        Assert.True(SpecialFile.Is(path));
    }

    [Fact]
    public void LongestName_IsWritten_AndALongerOneIsRefusedAtOnce()
    {
        var longest = Path.Combine(_folder.Path, new string('x', 255));

        Write(longest, "new");

        Assert.Equal([longest], Directory.GetFiles(_folder.Path));
        var wrong = Assert.Throws<WrongUseException>(() => OutputFile.Open(longest + "x"));
        Assert.Equal($"'{longest}x' cannot be written: its name is too long.", wrong.Message);
    }

    [Fact]
    public void Message_NamesTheUsersPath_AndNotTheDrafts()
    {
        var path = Path.Combine(_folder.Path, "nowhere", "f.csv");

        var wrong = Assert.Throws<WrongUseException>(() => OutputFile.Open(path));

        Assert.Equal($"'{path}' cannot be written: its folder does not exist.", wrong.Message);
    }

    [Fact]
    public void DiskFull_IsOneSentence_AndLeavesNoPartialFile()
    {
        // No file may grow beyond 64 kilobytes. The runtime's own big file is switched off, and so is the signal: the write fails.
        var output = Path.Combine(_folder.Path, "wav");

        var run = ProgramRun.Shell($"trap '' XFSZ; ulimit -f 64; export DOTNET_EnableWriteXorExecute=0; genre demo '{output}' --formats wav");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches($"^genre: '{output}/[a-z]+.wav' cannot be written: [^\n]*\\.\n$", run.Errors);
        Assert.Empty(Directory.GetFiles(output));
    }

    private static void Write(string path, string text)
    {
        using var file = OutputFile.Open(path);
        file.Writer.Write(text);
        file.Keep();
    }

    public void Dispose() => _folder.Dispose();
}
