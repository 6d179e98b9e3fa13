using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class ArtistIndexTests
{
    private const string Text = """
        ## An index.
        # Made up.

        blues.00000.wav ::: The Night  Owls ::: One More Rain
        blues/blues.00001.wav::: the night owls:::Two More Rains
        jazz.00000.wav ::: Ada Reed & The Tides ::: Low ::: High
        jazz.00001.wav ::: ::: Found on a Tape
        jazz.00002.wav ::: :::
        """;

    private static readonly ArtistIndex Index = ArtistIndex.Read(new StringReader(Text.ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("blues.00000", "the night owls")]
    [InlineData("blues.00001", "the night owls")]
    [InlineData("jazz.00000", "ada reed & the tides")]
    [InlineData("jazz.00001", null)]
    [InlineData("jazz.00002", null)]
    [InlineData("rock.00000", null)]
    public void ArtistOf_ASong_IsTheSecondColumnWhateverItsSpacesAndCapitals(string song, string? artist) => Assert.Equal(artist, Index.ArtistOf(song));

    [Fact]
    public void Lists_SongsOfUnknownArtists_AreListedAndOthersNot()
    {
        Assert.Equal(5, Index.Count);
        Assert.True(Index.Lists("jazz.00002"));
        Assert.False(Index.Lists("rock.00000"));
    }

    [Theory]
    [InlineData("a.wav ::: A\nb.wav B", "Line 2: 'b.wav B'")]
    [InlineData("a.wav ::: A ::: x\n\n::: B ::: y", "Line 3")]
    [InlineData("a.wav ::: A ::: x\na.wav ::: B ::: x", "Line 2: the song 'a' has two artists, 'a' and 'b'.")]
    [InlineData("## nothing\n", "no song")]
    public void Read_WhatIsNoIndex_IsRefusedWithItsLine(string text, string cause) =>
        Assert.Contains(cause, Assert.Throws<InvalidDataException>(() => ArtistIndex.Read(new StringReader(text))).Message, StringComparison.Ordinal);
}
