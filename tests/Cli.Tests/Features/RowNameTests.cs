using GenreFunctions.Cli.Features;

namespace GenreFunctions.Cli.Tests.Features;

public sealed class RowNameTests
{
    [Theory]
    [InlineData("gtzan/blues/blues.00000.wav", "blues.00000.7.wav", "blues.00000.wav", "blues")]
    [InlineData("My Song.mp3", "My Song.7.wav", "My Song.wav", "My Song")]
    [InlineData("/music.v2/noending", "noending.7.wav", "noending.wav", "noending")]
    public void Names_FollowThePublicFiles(string path, string segment, string whole, string label)
    {
        Assert.Equal(segment, RowName.OfSegment(path, 7));
        Assert.Equal(whole, RowName.OfWhole(path));
        Assert.Equal(label, RowName.Label(path));
    }
}
