using System.Runtime.Versioning;
using GenreFunctions.Audio;
using GenreFunctions.Audio.Mpg123;

namespace GenreFunctions.Tests.Audio;

/// <summary>MP3 in this process: which decoder it becomes, and what is made of damage.</summary>
[SupportedOSPlatform("linux")]
public sealed class Mpg123DecodingTests(FfmpegFiles files) : IClassFixture<FfmpegFiles>
{
    private const int SongFrames = 251, FrameSamples = 1152, RateHz = 48_000;

    // Frames of 384 bytes, 6 s, without any header.
    private byte[] Song => File.ReadAllBytes(files.EncodeMusic("song.mp3", "-b:a", "128k", "-write_xing", "0", "-id3v2_version", "0"));

    private string Tagged => files.EncodeMusic("tagged.mp3", "-b:a", "128k");

    [Fact]
    public void Open_Mp3_NamesTheLibraryAndItsVersion()
    {
        using var source = Mpg123Machine.Alone.Open(Tagged);
        Assert.Equal(("mp3", "mp3", RateHz, 2, "mpg123"), (source.Description!.Container, source.Description.Codec, source.Description.SampleRateHz, source.Description.ChannelCount, source.Description.Decoder));
        Assert.Matches(@"^\d+\.\d+\.\d+", source.Description.DecoderVersion);
        source.ReadAll();
        Assert.Equal(DecoderTime.None, source.Decoder); // what it takes is this process's own time
    }

    [Theory]
    [InlineData(Mp3Decoding.ChildProcess, "ffmpeg")]
    [InlineData(Mp3Decoding.InProcess, "mpg123")]
    public void Open_Mp3_IsDecodedWhereTheOptionSays(Mp3Decoding where, string decoder)
    {
        _ = Mpg123Machine.Library;
        using var source = new AudioOpener(new AudioOptions { Mp3Decoding = where }).Open(Tagged);
        Assert.Equal(decoder, source.Description!.Decoder);
        Assert.Equal(decoder == "ffmpeg", source.Decoder.Time > TimeSpan.Zero);
    }

    [Fact]
    public void Open_WhatIsNoMp3_StaysWithFfmpeg()
    {
        foreach (var name in new[] { "a.flac", "a.m4a", "a.aac" })
        {
            using var source = Mpg123Machine.WithFfmpeg.Open(files.Encode(name));
            Assert.Equal("ffmpeg", source.Description!.Decoder);
        }
    }

    [Fact]
    public void Open_WithoutTheLibrary_FallsBackToFfmpeg()
    {
        using var source = Mpg123Machine.WithoutLibrary("ffmpeg").Open(Tagged);
        Assert.Null(source.Fault);
        Assert.Equal("ffmpeg", source.Description!.Decoder);
    }

    [Fact]
    public void Open_WithoutTheLibraryAndFfmpeg_IsUnsupportedAndNamesBoth()
    {
        using var source = Mpg123Machine.WithoutLibrary("no-such-ffmpeg").Open(Tagged);
        Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
        Assert.Contains("libmpg123 is not on this machine, and there is no program 'no-such-ffmpeg' on this machine", source.Fault.Message);
        Assert.Contains("apt-get install ffmpeg", source.Fault.Message);
    }

    [Theory]
    [InlineData("libmpg123-that-nobody-has.so.0")]
    [InlineData("libc.so.6")] // a library, and not this one
    [InlineData("/etc/passwd")]
    public void Load_WhatIsNotTheLibrary_IsNone(string name)
    {
        Assert.Null(Mpg123Library.Load([name]));
        Assert.NotNull(Mpg123Library.Load([name, "libmpg123.so.0"]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_LayerI_IsLeftToFfmpeg(bool hasFfmpeg)
    {
        // 128 kbit/s at 32 kHz: 48 four-byte slots, no bits for any band.
        byte[] frame = [0xFF, 0xFF, 0x48, 0x00, .. new byte[188]];
        var file = Enumerable.Repeat(frame, 100).SelectMany(bytes => bytes).ToArray();
        using var source = (hasFfmpeg ? Mpg123Machine.WithFfmpeg : Mpg123Machine.Alone).Open(new MemoryStream(file));
        if (hasFfmpeg)
            Assert.Equal(("mp1", "ffmpeg"), (source.Description!.Codec, source.Description.Decoder));
        else
            Assert.Equal(SongOutcome.Unsupported, source.Fault!.Outcome);
    }

    [Theory]
    [InlineData("memory")]
    [InlineData("forward")]
    [InlineData("pipe")]
    public void Open_AnyStream_GivesWhatTheFileGives(string kind)
    {
        using var file = Mpg123Machine.Alone.Open(Tagged);
        var bytes = File.ReadAllBytes(Tagged);
        using var pipe = kind == "pipe" ? files.Pipe(Tagged) : null;
        using var source = kind switch
        {
            "memory" => Mpg123Machine.Alone.Open(new MemoryStream(bytes)),
            "forward" => Mpg123Machine.Alone.Open(new ForwardStream(bytes, step: 999)),
            _ => Mpg123Machine.Alone.Open(pipe!.Path),
        };
        Assert.Equal(file.ReadAll(7), source.ReadAll(100_000));
    }

    [Fact]
    public void Open_StreamThatCannotSeek_LeavesNoTemporaryFile()
    {
        var mark = Guid.NewGuid().ToString();
        byte[] file = [.. MpegBytes.Id3([.. System.Text.Encoding.ASCII.GetBytes(mark), .. new byte[100_000]]), .. Song];
        using var source = Mpg123Machine.Alone.Open(new ForwardStream(file, step: 999));
        Assert.DoesNotContain(Directory.GetFiles(Path.GetTempPath(), "genre-*.audio"), path => Contains(path, mark));
        Assert.Equal(SongFrames * FrameSamples, source.ReadAll().Length);
    }

    [Fact]
    public void Open_StreamBeyondTheLimit_IsTooLong()
    {
        var opener = new AudioOpener(new AudioOptions { Mp3Decoding = Mp3Decoding.InProcess, MaximumCompressedBytes = 50_000 }, Mpg123Machine.Library);
        foreach (var stream in new Stream[] { new MemoryStream(Song), new ForwardStream(Song, step: 999) })
        {
            using var source = opener.Open(stream);
            Assert.Equal(SongOutcome.TooLong, source.Fault!.Outcome);
        }

        using var file = opener.Open(Tagged); // read in place, so it may be larger
        Assert.Null(file.Fault);
    }

    [Fact]
    public void Read_ZeroesInTheMiddle_LosesThemAndWarns()
    {
        var file = Song;
        file.AsSpan(100 * 384, 5000).Clear();
        using var source = Mpg123Machine.Alone.Open(new MemoryStream(file));
        var samples = source.ReadAll();
        Assert.Equal((SongFrames - 14) * FrameSamples, samples.Length); // 5000 bytes touch 14 frames
        Assert.Equal("The file is damaged; 5.7 s of it were read (5,376 bytes of it are no MP3 frames).", Assert.Single(source.Warnings));

        // Up to the damage nothing changes; behind it a few frames lack what was stored before them.
        using var whole = Mpg123Machine.Alone.Open(new MemoryStream(Song));
        var expected = whole.ReadAll();
        Assert.Equal(expected[..(100 * FrameSamples)], samples[..(100 * FrameSamples)]);
        Assert.Equal(expected[(130 * FrameSamples)..], samples[((130 - 14) * FrameSamples)..]);
    }

    [Fact]
    public void Read_BytesPutIn_AreLeftOutWithAWarning()
    {
        byte[] file = [.. Song[..(50 * 384)], .. "These are no frames."u8, .. Song[(50 * 384)..]];
        using var source = Mpg123Machine.Alone.Open(new MemoryStream(file));
        using var whole = Mpg123Machine.Alone.Open(new MemoryStream(Song));
        Assert.Equal(whole.ReadAll(), source.ReadAll());
        Assert.Contains("20 bytes of it are no MP3 frames", Assert.Single(source.Warnings));
    }

    [Theory]
    [InlineData(300, false)] // what an unknown tagger leaves
    [InlineData(200_000, true)] // as a broken transfer leaves it
    public void Read_ZeroesAtTheEnd_AreDamageWhenASongFitsIn(int count, bool warns)
    {
        using var source = Mpg123Machine.Alone.Open(new MemoryStream([.. Song, .. new byte[count]]));
        Assert.Equal(SongFrames * FrameSamples, source.ReadAll().Length);
        Assert.Equal(warns ? 1 : 0, source.Warnings.Count);
    }

    [Theory]
    [InlineData("-b:a 128k")]
    [InlineData("-q:a 4")]
    [InlineData("-b:a 128k -write_id3v1 1")]
    public void Read_HalfAFile_GivesWhatIsThereAndWarns(string options)
    {
        var whole = File.ReadAllBytes(files.EncodeMusic($"half{options.Length}.mp3", options.Split(' ')));
        using var source = Mpg123Machine.Alone.Open(new MemoryStream(whole[..(whole.Length / 2)]));
        Assert.InRange(source.ReadAll().Length, RateHz * 2, RateHz * 4);
        Assert.Null(source.Fault);
        Assert.Matches(@"^The file is cut off: its header states 6\.\d s, and [23]\.\d s are there\.$", Assert.Single(source.Warnings));
    }

    [Fact]
    public void Read_SampleRateThatChanges_StopsThereAndWarns()
    {
        var other = File.ReadAllBytes(files.EncodeMusic("other.mp3", "-b:a", "128k", "-ar", "44100", "-write_xing", "0", "-id3v2_version", "0"));
        using var source = Mpg123Machine.Alone.Open(new MemoryStream([.. Song, .. other]));
        Assert.Equal(SongFrames * FrameSamples, source.ReadAll().Length);
        Assert.StartsWith("The file changes from MP3 at 48,000 Hz to MP3 at 44,100 Hz after 6.0 s, and was read up to there", Assert.Single(source.Warnings));
    }

    [Fact]
    public void Read_ChannelsThatChange_AreMixedAsTheyCome()
    {
        var mono = File.ReadAllBytes(files.EncodeMusic("mono.mp3", "-b:a", "64k", "-ac", "1", "-write_xing", "0", "-id3v2_version", "0"));
        using var source = Mpg123Machine.Alone.Open(new MemoryStream([.. Song, .. mono, .. Song]));
        var samples = source.ReadAll();
        Assert.Equal(3 * SongFrames * FrameSamples, samples.Length);
        Assert.Empty(source.Warnings);

        using var alone = Mpg123Machine.Alone.Open(new MemoryStream(mono));
        var (expected, actual) = (alone.ReadAll(), samples[(SongFrames * FrameSamples)..(2 * SongFrames * FrameSamples)]);
        Assert.Equal(0, expected.Skip(5000).Zip(actual.Skip(5000), (a, b) => Math.Abs(a - b)).Max(), 1e-5f); // the start still rings of what was before
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_NoFramesBehindTheTag_IsForFfmpegToJudge(bool hasFfmpeg)
    {
        byte[] file = [.. MpegBytes.Id3(new byte[100]), .. Enumerable.Range(0, 200_000).Select(i => (byte)(i * i >> 3))];
        using var source = (hasFfmpeg ? Mpg123Machine.WithFfmpeg : Mpg123Machine.Alone).Open(new MemoryStream(file));
        Assert.Equal(hasFfmpeg ? SongOutcome.Undecodable : SongOutcome.Unsupported, source.Fault!.Outcome);
        Assert.Equal(0, source.Read(new float[10]));
    }

    /// <summary>No frame says how long it is. Behind a tag ffmpeg is asked; nothing here decodes it.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_FreeFormat_IsUndecodable(bool tagged)
    {
        var file = Song;
        foreach (var start in MpegBytes.FrameStarts(file).SkipLast(1))
            file[start + 2] &= 0x0F;
        using var source = Mpg123Machine.WithFfmpeg.Open(new MemoryStream(tagged ? [.. MpegBytes.Id3(new byte[100]), .. file] : file));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.Equal(0, source.Read(new float[10]));
    }

    [Fact]
    public void Open_HeaderThatStatesMoreThanTheLimit_IsTooLongAtOnce()
    {
        using var reader = new AnalysisReader(Mpg123Machine.Alone.Open(Tagged), new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(5) });
        Assert.Equal(SongOutcome.TooLong, reader.Fault!.Outcome);
        Assert.Equal(0, reader.SampleCount);
    }

    [Fact]
    public void Read_LongerThanTheLimitWithoutAHeader_IsTooLongThere()
    {
        using var reader = new AnalysisReader(Mpg123Machine.Alone.Open(new MemoryStream(Song)), new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(5) });
        Assert.Equal(5 * 22_050, reader.ReadAll().Length);
        Assert.Equal(SongOutcome.TooLong, reader.Fault!.Outcome);
    }

    [Fact]
    public void Read_HeaderThatStatesWhatNoFileHolds_IsReadAndCalledCutOff()
    {
        var file = File.ReadAllBytes(Tagged);
        file.AsSpan(file.AsSpan().IndexOf("Info"u8) + 8, 4).Fill(0xFF);
        using var reader = new AnalysisReader(Mpg123Machine.Alone.Open(new MemoryStream(file)), new AudioOptions());
        Assert.InRange(reader.ReadAll().Length, 6 * 22_050, 6.1 * 22_050);
        Assert.Null(reader.Fault);
        Assert.Contains("cut off", Assert.Single(reader.Warnings));
    }

    [Fact]
    public void Read_Cancelled_Throws()
    {
        using var cancellation = new CancellationTokenSource();
        using var source = Mpg123Machine.Alone.Open(Tagged, cancellation.Token);
        Assert.Equal(100, source.Read(new float[100]));
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => source.Read(new float[100]));
        Assert.Throws<OperationCanceledException>(() => Mpg123Machine.Alone.Open(Tagged, cancellation.Token));
    }

    [Fact]
    public void Dispose_InTheMiddle_LetsGoOfTheDecoderAtOnce()
    {
        var stream = new MemoryStream(Song); // stays open, so that only the decoder can be what is gone
        var source = Mpg123Machine.Alone.Open(stream);
        Assert.Equal(100, source.Read(new float[100]));
        source.Dispose();
        source.Dispose();
        Assert.True(stream.CanRead);
        Assert.Throws<ObjectDisposedException>(() => source.Read(new float[100_000]));
    }

    private static bool Contains(string path, string mark)
    {
        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[200];
            return System.Text.Encoding.ASCII.GetString(start, 0, file.Read(start)).Contains(mark, StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false; // another test's, gone meanwhile
        }
    }
}
