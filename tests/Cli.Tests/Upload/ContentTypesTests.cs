using GenreFunctions.Cli.Upload;

namespace GenreFunctions.Cli.Tests.Upload;

public sealed class ContentTypesTests
{
    [Theory]
    [InlineData("song.bin", "RIFF\0\0\0\0WAVEfmt ", "audio/wav")]
    [InlineData("song.wav", "RIFF\0\0\0\0AVI LIST", "application/octet-stream")]
    [InlineData("song.mp3", "fLaC\0\0\0\"\u0010\0\0\0", "audio/flac")]
    [InlineData("song", "OggS\0\u0002\0\0\0\0\0\0", "audio/ogg")]
    [InlineData("song", "\0\0\0\u0020ftypM4A ", "audio/mp4")]
    [InlineData("song", "FORM\0\0\0\0AIFC", "audio/aiff")]
    [InlineData("song.MP3", "\u007F\0", "audio/mpeg")]
    [InlineData("song.mp3", "", "audio/mpeg")]
    [InlineData("song.xyz", "hello", "application/octet-stream")]
    public void Bytes_ComeBeforeTheExtension(string path, string head, string expected) =>
        Assert.Equal(expected, ContentTypes.Of(path, head.Select(character => (byte)character).Take(ContentTypes.HeadBytes).ToArray()));
}
