using GenreFunctions.Functions.Songs;

namespace GenreFunctions.Functions.Tests.Songs;

public sealed class PublisherTests
{
    [Theory]
    [InlineData("acme/song.wav", null, "acme")]
    [InlineData("acme/album/song.wav", "somebody else", "acme")]
    [InlineData("song.wav", "acme", "acme")]
    [InlineData("song.wav", "  acme ", "acme")]
    [InlineData("song.wav", "  ", "unassigned")]
    [InlineData("song.wav", null, "unassigned")]
    [InlineData("/song.wav", null, "unassigned")]
    [InlineData("/song.wav", "acme", "acme")]
    [InlineData(" /song.wav", "acme", "unassigned")]
    [InlineData(" Acme Records /song.wav", null, "Acme Records")]
    [InlineData("日本レコード/曲.wav", null, "日本レコード")]
    [InlineData("../song.wav", "acme", "..")]
    [InlineData("a%2Fb/song.wav", null, "a%2Fb")]
    public void Of_ABlob_IsItsPathAndThenItsMetadata(string name, string? metadata, string publisher) =>
        Assert.Equal(publisher, Publisher.Of(name, metadata is null ? [] : [KeyValuePair.Create("publisher", metadata)]));

    [Fact]
    public void Of_MetadataInAnyCase_IsFound() => Assert.Equal("acme", Publisher.Of("song.wav", [KeyValuePair.Create("genre", "x"), KeyValuePair.Create("PuBlIsHeR", "acme")]));
}
