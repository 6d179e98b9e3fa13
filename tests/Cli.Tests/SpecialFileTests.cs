namespace GenreFunctions.Cli.Tests;

public sealed class SpecialFileTests
{
    [Fact]
    public void PipesAndDevices_AreSpecial_FilesFoldersAndNothingAreNot()
    {
        using var folder = new TemporaryFolder();
        var pipe = Path.Combine(folder.Path, "päpe");
        ProgramRun.BytesFrom("mkfifo", pipe);

        Assert.True(SpecialFile.Is(pipe));
        Assert.True(SpecialFile.Is("/dev/null"));
        Assert.False(SpecialFile.Is(folder.File("song.wav")));
        Assert.False(SpecialFile.Is(folder.Path));
        Assert.False(SpecialFile.Is(Path.Combine(folder.Path, "nothing")));
    }
}
