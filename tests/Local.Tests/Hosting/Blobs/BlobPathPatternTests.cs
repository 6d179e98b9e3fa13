using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Local.Hosting.Blobs;

namespace GenreFunctions.Local.Tests.Hosting.Blobs;

public sealed class BlobPathPatternTests
{
    [Theory]
    [InlineData("audio/{name}", "a/b/song.wav", "name=a/b/song.wav")]
    [InlineData("audio", "any/thing", "name=any/thing")]
    [InlineData("audio/{publisher}/{name}", "label/album/song.wav", "name=song.wav;publisher=label/album")]
    [InlineData("audio/in/{title}.{extension}", "in/a.b.mp3", "extension=mp3;title=a.b")]
    [InlineData("audio/{name}.wav", "line\nfeed.wav", "name=line\nfeed")]
    public void Values_OfMatchingName_AreWhatStandsForTheBraces(string path, string blob, string expected)
    {
        var pattern = BlobPathPattern.Parse(path);
        Assert.True(pattern.IsMatch(blob));
        Assert.Equal(expected, string.Join(';', pattern.Values(blob).OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}")));
    }

    [Theory]
    [InlineData("audio/in/{name}", "out/song.wav")]
    [InlineData("audio/{name}.wav", "song.mp3")]
    [InlineData("audio/{name}.wav", "song.wav\n")]
    [InlineData("audio/{a}.wav", "songxwav")]
    [InlineData("audio/in/{name}", "in/")]
    public void IsMatch_OfOtherName_IsFalse(string path, string blob) => Assert.False(BlobPathPattern.Parse(path).IsMatch(blob));

    [Fact]
    public void Values_PutBackIntoThePattern_GiveTheName()
    {
        var pattern = BlobPathPattern.Parse("audio/x-{first}/{second}.wav");
        var parts = Gen.NonEmptyListOf(Gen.Elements('a', '/', '.', '-', ' ', 'ü')).Select(letters => string.Concat(letters));
        Prop.ForAll(Gen.Zip(parts, parts).ToArbitrary(), pair =>
        {
            var name = $"x-{pair.Item1}/{pair.Item2}.wav";
            var values = pattern.Values(name);
            return $"x-{values["first"]}/{values["second"]}.wav" == name;
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("audio/in/{name}", "in/")]
    [InlineData("audio/{name}", "")]
    public void Prefix_IsWhatEveryMatchBeginsWith(string path, string prefix) => Assert.Equal(prefix, BlobPathPattern.Parse(path).Prefix);
}
