using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Tests.Songs;

public sealed class SongFinderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Folder_GivesItsAudioInOrdinalOrder_ThenItsSubfolders()
    {
        foreach (var name in new[] { "b.mp3", "a.WAV", "B.flac", "cover.jpg", "notes.txt", "._a.WAV", "a/z.ogg", "Z/1.m4a", "Z/inner/2.opus", "empty/x.pdf" })
            _folder.File(name);

        var found = new SongFinder([_folder.Path]);

        Assert.Equal(["B.flac", "a.WAV", "b.mp3", "Z/1.m4a", "Z/inner/2.opus", "a/z.ogg"], Relative(found));
        Assert.Equal(6, found.Count);
        Assert.Equal(_folder.Path.Length + "/Z/inner/2.opus".Length, found.LongestPathCells);
    }

    [Fact]
    public void FilesAndFolders_ComeInTheOrderGiven_FilesWhateverTheirName()
    {
        var text = _folder.File("take-1.txt");
        _folder.File("album/2.wav");
        _folder.File("album/1.wav");

        var found = new SongFinder([text, Path.Combine(_folder.Path, "album"), text]);

        Assert.Equal(["take-1.txt", "album/1.wav", "album/2.wav", "take-1.txt"], Relative(found));
    }

    [Fact]
    public void LinkedFolder_IsNotEntered_SoThatACircleEnds()
    {
        _folder.File("a.wav");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "circle"), _folder.Path);

        Assert.Equal(["a.wav"], Relative(new SongFinder([_folder.Path])));
    }

    [Fact]
    public void MissingPath_IsWrongUse_AndNamed()
    {
        var there = _folder.File("a.wav");
        var missing = Path.Combine(_folder.Path, "b.wav");

        var wrong = Assert.Throws<WrongUseException>(() => new SongFinder([there, missing]));

        Assert.Equal($"There is no file or folder '{missing}'.", wrong.Message);
    }

    [Fact]
    public void FolderWithoutAudio_IsWrongUse()
    {
        _folder.File("readme.txt");

        var wrong = Assert.Throws<WrongUseException>(() => new SongFinder([_folder.Path]));

        Assert.Equal($"There are no audio files in '{_folder.Path}'.", wrong.Message);
    }

    [Fact]
    public void InnerFolder_ThatVanishedSince_IsNamed_AndTheOthersAreFound()
    {
        _folder.File("a.wav");
        var gone = Path.GetDirectoryName(_folder.File("b/b.wav"))!;
        _folder.File("c/c.wav");
        var found = new SongFinder([_folder.Path]);
        var problems = new List<string>();
        using var songs = found.Find(problems.Add).GetEnumerator();

        Assert.True(songs.MoveNext());
        Directory.Delete(gone, recursive: true);

        Assert.True(songs.MoveNext());
        Assert.EndsWith("/c/c.wav", songs.Current, StringComparison.Ordinal);
        Assert.False(songs.MoveNext());
        Assert.Equal([$"The folder '{gone}' cannot be read: it is there no more."], problems);
    }

    [Fact]
    public void InnerFolder_ThatCannotBeRead_IsNamed_AndTheOthersAreFound()
    {
        // Deeper than a path can say: not even root may enter.
        using var library = new DeepFolder(_folder.File("a.wav"));
        var problems = new List<string>();

        var found = new SongFinder([_folder.Path]);

        Assert.Equal(1, found.Count);
        Assert.EndsWith("/a.wav", Assert.Single(found.Find(problems.Add)), StringComparison.Ordinal);
        Assert.Contains("cannot be read", Assert.Single(problems), StringComparison.Ordinal);
        var run = ProgramRun.Genre("features", _folder.Path, "--out", "-");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("cannot be read", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void PipeInAFolder_IsLeftOut_AndFoundWhenItIsNamed()
    {
        _folder.File("a.wav");
        var pipe = Path.Combine(_folder.Path, "pipe.mp3");
        ProgramRun.BytesFrom("mkfifo", pipe);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "link.mp3"), pipe);
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "linked.mp3"), "a.wav");

        Assert.Equal(["a.wav", "linked.mp3", "pipe.mp3"], Relative(new SongFinder([_folder.Path, pipe])));
    }

    [Fact]
    public void Folder_KindsThatNothingDecodes_AreLeftOut()
    {
        foreach (var kind in new[] { "wav", "ape", "mpc", "dsf", "amr", "w64", "tta", "ac3", "dts", "ra", "wv" })
            _folder.File($"song.{kind}");

        Assert.Equal(["song.wav", "song.wv"], Relative(new SongFinder([_folder.Path])));
    }

    public void Dispose() => _folder.Dispose();

    private IEnumerable<string> Relative(SongFinder found) => found.Find(Assert.Fail).Select(path => Path.GetRelativePath(_folder.Path, path));
}
