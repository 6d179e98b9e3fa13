using System.Text;
using GenreFunctions.Audio;
using GenreFunctions.Audio.Recognition;

namespace GenreFunctions.Tests.Audio;

public sealed class RecognitionTests
{
    // An MPEG 1 layer III header: 128 kb/s at 44.1 kHz, 417 bytes a frame.
    private static readonly byte[] Mp3Frames = Frames([0xFF, 0xFB, 0x90, 0x00], 417);

    private static readonly byte[] AacFrames = Frames([0xFF, 0xF1, 0x50, 0x80, 0x0C, 0x9F, 0xFC], 100);

    public static TheoryData<string, byte[]> NotAudio => new()
    {
        { "is empty; upload it again.", [] },
        { "is text; upload the song itself.", Encoding.UTF8.GetBytes("Grüße, this is not a song.\n") },
        { "is text; upload the song itself.", Encoding.UTF8.GetBytes("#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n") },
        { "is text; upload the song itself.", Encoding.UTF8.GetBytes("ffconcat version 1.0\nfile '/etc/passwd'\n") },
        { "is text; upload the song itself.", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("Hello")).ToArray() },
        { "ZIP archive", [.. "PK\x03\x04"u8, .. new byte[40], .. Mp3Frames] },
        { "compressed archive", [0x1F, 0x8B, 8, 0, 0, 0] },
        { "PDF", [.. "%PDF-1.7"u8, 0, 1, 2] },
        { "MIDI", [.. "MThd"u8, 0, 0, 0, 6] },
        { "picture", [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[50], .. Mp3Frames] },
        { "another kind than WAVE", [.. "RIFF"u8, 1, 2, 3, 4, .. "AVI LIST"u8, .. Mp3Frames] },
        { "zero bytes", new byte[100_000] },
        { "is text;", "MAC addresses, TTA1 and DSD are words."u8.ToArray() },
        { "convert it to WAV, FLAC or MP3 and upload it again", [1, 2, 3, 4, 5] },
        { "no audio of a kind", [0x0B, 0x77, 1, 2, 0x14, 0x40, .. new byte[3000]] },
        { "no audio of a kind", [1, 2, 3, 4, 5] },
        { "no audio of a kind", Mp3Frames[..800] }, // two frames may be chance
    };

    public static TheoryData<string, byte[]> Audio => new()
    {
        { "mp3", Mp3Frames },
        { "mp3", [.. new byte[1000], 0xFF, 0xFB, 0x90, .. Mp3Frames] },
        { "mp3", [.. Id3(5000), .. Mp3Frames] },
        { "mp3", [.. Id3(200_000), 1, 2, 3] },
        { "flac", [.. Id3(200_000), .. "fLaC"u8, .. new byte[40]] },
        { "flac", [.. "ID3"u8, 4, 0, 0x10, 0, 0, 0, 5, .. new byte[5], .. "3DI"u8, 4, 0, 0x10, 0, 0, 0, 5, .. "fLaC"u8, .. new byte[40]] }, // with a footer
        { "aac", AacFrames },
        { "aac", [.. Id3(100), .. Id3(100), .. AacFrames] },
        { "flac", [.. "fLaC"u8, .. new byte[40]] },
        { "ogg", [.. "OggS"u8, .. new byte[40]] },
        { "mp4", [0, 0, 0, 32, .. "ftypM4A "u8, .. new byte[40]] },
        { "aiff", [.. "FORM"u8, 0, 0, 0, 40, .. "AIFC"u8, .. new byte[40]] },
        { "asf", [0x30, 0x26, 0xB2, 0x75, 0x8E, 0x66, 0xCF, 0x11, 0xA6, 0xD9, 0, 0xAA, 0, 0x62, 0xCE, 0x6C] },
        { "wav", [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVE"u8] },
    };

    public static TheoryData<string, byte[]> Unread => new()
    {
        { "big-endian WAV (RIFX)", [.. "RIFX"u8, 0, 0, 0, 44, .. "WAVEfmt "u8, 0, 0, 0, 16, 0, 1, 0, 1, 0, 0, 0xAC, 0x44, 0, 1, 0x58, 0x88, 0, 2, 0, 16, .. "data"u8, 0, 0, 0, 8, 64, 0, 32, 0, 16, 0, 8, 0] },
        { "Wave64", [.. "riff"u8, 0x2E, 0x91, 0xCF, 0x11, 0xA5, 0xD6, 0x28, 0xDB, 4, 0xC1, 0, 0, .. new byte[40]] },
        { "True Audio (TTA)", [.. "TTA1"u8, 1, 0, 2, 0, 16, 0, .. new byte[40]] },
        { "Monkey's Audio (APE)", [.. "MAC "u8, 0x96, 0x0F, 0, 0, .. new byte[40]] },
        { "Musepack", [.. "MPCKSH"u8, 15, .. new byte[40]] },
        { "Musepack", [.. "MP+"u8, 7, .. new byte[40]] },
        { "DSD", [.. "DSD "u8, 28, 0, 0, 0, .. new byte[40]] },
        { "DSD", [.. "FRM8"u8, 0, 0, 0, 0, 0, 0, 1, 0, .. "DSD "u8, .. new byte[40]] },
        { "AMR", [.. "#!AMR\n"u8, 0x3C, 0, 1, .. new byte[40]] },
        { "AC-3", Frames([0x0B, 0x77, 1, 2, 0x14, 0x40, 0x2F], 640) },
    };

    [Theory]
    [MemberData(nameof(NotAudio))]
    public void Open_NotAudio_IsUndecodableAndSaysWhatItIs(string expected, byte[] bytes)
    {
        foreach (var stream in new Stream[] { new MemoryStream(bytes), new ForwardStream(bytes, step: 999) })
        {
            using var source = Listening.WithoutFfmpeg.Open(stream);
            Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
            Assert.Contains(expected, source.Fault.Message);
            Assert.Null(source.Description);
            Assert.Equal(0, source.Read(new float[1]));
        }
    }

    [Theory]
    [MemberData(nameof(Audio))]
    public void Recognise_Audio_TellsTheContainer(string expected, byte[] bytes)
    {
        foreach (var stream in new Stream[] { new MemoryStream(bytes), new ForwardStream(bytes, step: 999) })
        {
            using var input = new AudioBytes(stream, null, ownsStream: true, default);
            Assert.Equal(expected, ContainerRecogniser.Recognise(input)?.Name);
            if (stream.CanSeek)
                Assert.Equal(0, input.Position);
        }
    }

    [Theory]
    [MemberData(nameof(Unread))]
    public void Open_AudioThatNothingHereReads_IsUnsupportedAndNamesIt(string expected, byte[] bytes)
    {
        foreach (var start in new byte[][] { [], Id3(300) }) // taggers put ID3 in front of some of them
        {
            // ffmpeg must not get it: an opener that has one gives the same answer.
            foreach (var opener in new[] { Listening.WithoutFfmpeg, new AudioOpener(new AudioOptions()) })
            {
                using var source = opener.Open(new MemoryStream([.. start, .. bytes]));
                Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
                Assert.Contains($"is {expected} audio, which nothing here reads: convert it to WAV, FLAC or MP3", source.Fault.Message);
                Assert.Empty(source.ReadAll());
            }
        }
    }

    [Fact]
    public void Open_CompressedWithoutFfmpeg_IsUnsupportedAndNamesWhatToInstall()
    {
        using var source = Listening.Open(Mp3Frames);
        Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
        Assert.Contains("no-such-ffmpeg", source.Fault.Message);
        Assert.Contains("apt-get install ffmpeg", source.Fault.Message);
    }

    [Fact]
    public void Open_NoFileOrAFolder_ThrowsWithItsName()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => Listening.WithoutFfmpeg.Open("/no/such/song.wav"));
        Assert.Contains("/no/such/song.wav", missing.Message);
        var folder = Assert.Throws<UnauthorizedAccessException>(() => Listening.WithoutFfmpeg.Open(Path.GetTempPath()));
        Assert.Contains("folder", folder.Message);
        Assert.Throws<ArgumentException>(() => Listening.WithoutFfmpeg.Open(""));
    }

    [Fact]
    public void Options_OutOfRange_AreRefusedWithTheirValue()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioOpener(new AudioOptions { MaximumDuration = TimeSpan.Zero }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioOpener(new AudioOptions { FfmpegTimeLimit = Timeout.InfiniteTimeSpan }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AudioOpener(new AudioOptions { MaximumCompressedBytes = 0 }));
        Assert.Throws<ArgumentException>(() => new AudioOpener(new AudioOptions { FfmpegProgram = " " }));
    }

    private static byte[] Frames(byte[] header, int length)
    {
        var frame = new byte[length];
        header.CopyTo(frame, 0);
        return [.. Enumerable.Repeat(frame, 5).SelectMany(bytes => bytes)];
    }

    private static byte[] Id3(int size) =>
        [.. "ID3"u8, 4, 0, 0, (byte)(size >> 21), (byte)((size >> 14) & 127), (byte)((size >> 7) & 127), (byte)(size & 127), .. new byte[size]];
}
