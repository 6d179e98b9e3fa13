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

    public void Dispose() => _folder.Dispose();
}
