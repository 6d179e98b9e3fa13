using GenreFunctions.Features;

namespace GenreFunctions.Tests.Features;

public sealed class SegmentFileNameTests
{
    [Theory]
    [InlineData("blues.00000.3.wav", "blues.00000")]
    [InlineData("blues.00000.wav", "blues.00000")]
    [InlineData("classical.00042.19.wav", "classical.00042")]
    [InlineData("my song.0.wav", "my song")]
    [InlineData("my song.mp3", "my song")]
    [InlineData("no.1 hit.mp3", "no.1 hit")]
    [InlineData("song", "song")]
    [InlineData(".hidden", ".hidden")]
    public void SongOf_AName_LeavesOutSegmentAndExtension(string name, string song) => Assert.Equal(song, SegmentFileName.SongOf(name));

    [Fact]
    public void SongOf_WhatOfMade_IsTheSong() => Assert.Equal("album.track", SegmentFileName.SongOf(SegmentFileName.Of("album.track", 1234)));
}
