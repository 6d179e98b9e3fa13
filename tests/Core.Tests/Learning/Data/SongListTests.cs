using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class SongListTests
{
    [Fact]
    public void Read_PathsWithFoldersAndWithout_AreTheSongsOfFeatureFiles() => Assert.Equal(
        ["blues.00029", "jazz.00001", "My Song"],
        SongList.Read(new StringReader("# songs\r\nblues/blues.00029.wav\r\n\r\njazz.00001.au\r\nC:\\music\\My Song.mp3\r\n")));

    [Theory]
    [InlineData("a.wav\nb.wav\nfolder/a.wav", "Line 3: the song 'a' stands in line 1 already.")]
    [InlineData("\n# none\n", "no song")]
    public void Read_WhatIsNoList_IsRefused(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<InvalidDataException>(() => SongList.Read(new StringReader(text))).Message, StringComparison.Ordinal);
}
