using System.Runtime.Versioning;
using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Audio;

[SupportedOSPlatform("linux")]
public sealed class FfmpegDecodingTests(FfmpegFiles files) : IClassFixture<FfmpegFiles>
{
    private static readonly AudioOpener Opener = new(new AudioOptions());

    /// <summary>Container, codec, file name and what makes it; M4A keeps ffmpeg's default of an index at the end.</summary>
    public static TheoryData<string, string, string, string> Kinds => new()
    {
        { "mp3", "mp3", "id3.mp3", "" },
        { "mp3", "mp3", "bare.mp3", "-id3v2_version 0 -write_xing 0" },
        { "mp3", "mp3", "mpeg2.mp3", "-ar 22050 -id3v2_version 0 -write_xing 0" },
        { "mp3", "mp2", "layer2.mp2", "" },
        { "flac", "flac", "a.flac", "" },
        { "ogg", "vorbis", "a.ogg", "" },
        { "ogg", "opus", "a.opus", "" },
        { "mp4", "aac", "a.m4a", "" },
        { "mp4", "alac", "alac.m4a", "-c:a alac" },
        { "aac", "aac", "a.aac", "" },
        { "asf", "wmav2", "a.wma", "" },
        { "aiff", "pcm_s16be", "a.aiff", "" },
        { "matroska", "opus", "a.webm", "" },
        { "caf", "pcm_s16be", "a.caf", "" },
        { "au", "pcm_s16be", "a.au", "" },
        { "wavpack", "wavpack", "a.wv", "" },
        { "wav", "pcm_alaw", "alaw.wav", "-c:a pcm_alaw" },
        { "wav", "adpcm_ms", "adpcm.wav", "-c:a adpcm_ms" },
        { "wav", "mp3", "mp3.wav", "-c:a libmp3lame" },
    };

    public static TheoryData<string> Names =>
        ["with space.mp3", "it's \"quoted\".mp3", "-leading-dash.mp3", "Ünïcødé 歌.mp3", "with:colon.mp3", "http:__x.mp3", "%d $HOME `id`.mp3", "wrong.wav"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Open_EachKind_GivesTheToneThatWentIn(string container, string codec, string name, string options)
    {
        var path = files.Encode(name, options.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        using var reader = new AnalysisReader(Opener.Open(path), new AudioOptions());
        var samples = reader.ReadAll();
        Assert.Null(reader.Fault);
        Assert.Empty(reader.Warnings);
        Assert.Equal((container, codec, "ffmpeg", 2), (reader.Description!.Container, reader.Description.Codec, reader.Description.Decoder, reader.Description.ChannelCount));
        Assert.Matches(@"^\S*\d", reader.Description.DecoderVersion);
        Assert.InRange(samples.Length, (2 * 22_050) - 1100, (2 * 22_050) + 2200); // encoders pad the end or drop what fills no frame

        // One second from the middle: a lossy encoder keeps the tone's power, and nearly all of it at 440 Hz.
        double sine = 0, cosine = 0, power = 0;
        for (var i = 11_025; i < 33_075; i++)
        {
            var (s, c) = Math.SinCos(Math.Tau * 440 * i / 22_050);
            (sine, cosine, power) = (sine + (s * samples[i] / 11_025), cosine + (c * samples[i] / 11_025), power + (samples[i] * samples[i] / 11_025));
        }

        Assert.InRange(Math.Sqrt((sine * sine) + (cosine * cosine)), 0.47, 0.51); // LAME takes 5 % off, to leave room
        Assert.InRange((sine * sine) + (cosine * cosine), 0.98 * power, 1.001 * power);
    }

    [Theory]
    [InlineData("exact.flac", "")]
    [InlineData("exact.aiff", "")]
    [InlineData("exact.wv", "")]
    [InlineData("exact24.flac", "-sample_fmt s32")]
    public void Open_Lossless_GivesTheBitsOfTheWav(string name, string options)
    {
        using var wav = Opener.Open(files.Wav);
        using var other = Opener.Open(files.Encode(name, options.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal(wav.ReadAll(), other.ReadAll());
        Assert.Equal(wav.StatedDuration, other.StatedDuration);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Open_WavBehindAnId3Tag_GivesTheSamplesOfTheWav(bool forwardOnly)
    {
        byte[] tagged = [.. "ID3\x04\0\0\0\0\x01\0"u8, .. new byte[128], .. File.ReadAllBytes(files.Wav)];
        using var wav = Opener.Open(files.Wav);
        using var source = Opener.Open(forwardOnly ? new ForwardStream(tagged, step: 999) : new MemoryStream(tagged));
        Assert.Null(source.Fault);
        Assert.Equal("wav", source.Description!.Container);
        Assert.Equal(wav.ReadAll(), source.ReadAll());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Open_AnyName_IsTakenForWhatTheBytesAre(string name)
    {
        var path = Path.Combine(files.Folder, name);
        File.Copy(files.Encode("id3.mp3"), path, overwrite: true);
        using var source = Opener.Open(path);
        Assert.Null(source.Fault);
        Assert.Equal("mp3", source.Description!.Container);
        Assert.True(source.ReadAll().Length > 88_000);
    }

    [Fact]
    public void Open_Surround_IsMixedWithEqualWeights()
    {
        // Left and right of a 5.1 file are the tone, the other four channels are silent.
        var path = files.Encode("surround.flac", "-af", "pan=5.1|FL=FL|FR=FR");
        using var source = Opener.Open(path);
        Assert.Equal(6, source.Description!.ChannelCount);
        Assert.Equal(0.5f * 2 / 6, source.ReadAll().Max(), 1e-3f);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Open_Stream_GoesThroughATemporaryFileThatGoesOnceFfmpegHasIt(bool seekable)
    {
        var (tag, bytes) = Tagged(files.Encode("id3.mp3"));
        using var file = Opener.Open(files.Encode("id3.mp3"));
        using var source = Opener.Open(seekable ? new MemoryStream(bytes) : new ForwardStream(bytes, step: 1000));
        Assert.Empty(TemporaryFiles(tag)); // even a killed program leaves none from here on
        Assert.Equal(file.ReadAll(), source.ReadAll());
    }

    [Theory]
    [InlineData("a.m4a")]
    [InlineData("id3.mp3")]
    public void Open_PathOfAPipe_GivesWhatTheFileGives(string name)
    {
        var path = files.Encode(name);
        using var pipe = files.Pipe(path);
        using var file = Opener.Open(path);
        using var source = Opener.Open(pipe.Path);
        Assert.Null(source.Fault);
        Assert.Equal(file.ReadAll(), source.ReadAll());
    }

    [Fact]
    public void Open_StreamCancelledWhileItIsCopied_LeavesNoTemporaryFile()
    {
        var (tag, bytes) = Tagged(files.Encode("id3.mp3"));
        using var cancellation = new CancellationTokenSource();
        var mode = UnixFileMode.None;
        using var stream = new WatchedStream(bytes, () =>
        {
            mode = File.GetUnixFileMode(Assert.Single(TemporaryFiles(tag)));
            cancellation.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => Opener.Open(stream, cancellation.Token));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, mode);
        Assert.Empty(TemporaryFiles(tag));
    }

    [Fact]
    public void Open_StreamThatFailsWhileItIsCopied_ThrowsAndLeavesNoTemporaryFile()
    {
        var (tag, bytes) = Tagged(files.Encode("id3.mp3"));
        using var stream = new WatchedStream(bytes, () => throw new IOException("The cable is out."));
        Assert.Throws<IOException>(() => Opener.Open(stream));
        Assert.Empty(TemporaryFiles(tag));
    }

    [Fact]
    public void Open_StreamOfWhichNothingIsDecoded_LeavesNoTemporaryFile()
    {
        var (tag, bytes) = Tagged(files.Encode("a.m4a"));
        var source = Opener.Open(new MemoryStream(bytes[..140_000])); // not disposed: the fault is enough
        Assert.Contains("ffmpeg says", source.Fault!.Message);
        Assert.Empty(TemporaryFiles(tag));
        source.Dispose();
    }

    [Fact]
    public void Open_StreamCancelledWhileFfmpegHangs_LeavesNoTemporaryFile()
    {
        var (tag, bytes) = Tagged(files.Encode("id3.mp3"));
        var started = Path.Combine(files.Folder, tag);
        var opener = new AudioOpener(new AudioOptions { FfmpegProgram = files.Script("hangs-" + tag, $"touch '{started}'; exec sleep 600") });
        using var cancellation = new CancellationTokenSource();
        var opening = Task.Run(() => opener.Open(new MemoryStream(bytes), cancellation.Token));
        Assert.True(SpinWait.SpinUntil(() => File.Exists(started), TimeSpan.FromSeconds(20)));
        Assert.Single(TemporaryFiles(tag));
        cancellation.Cancel();
        Assert.Throws<OperationCanceledException>(() => opening.GetAwaiter().GetResult());
        Assert.Empty(TemporaryFiles(tag));
    }

    [Fact]
    public void Open_BrokenOffMidway_KeepsWhatThereIsAndWarns()
    {
        var whole = File.ReadAllBytes(files.Encode("a.flac"));
        var path = Path.Combine(files.Folder, "cut.flac");
        File.WriteAllBytes(path, whole[..(whole.Length / 2)]);
        using var source = Opener.Open(path);
        Assert.InRange(source.ReadAll().Length, 20_000, 80_000);
        Assert.Null(source.Fault);
        Assert.Matches(@"^The file is cut off or damaged: its header states 2\.0 s, and [01]\.\d s are there \(ffmpeg says 'flac: .*'\)\.$", Assert.Single(source.Warnings));
    }

    [Theory]
    [InlineData("ten.mp3", "")]
    [InlineData("ten-vbr.mp3", "-q:a 4")]
    [InlineData("ten-tagged.mp3", "-write_id3v1 1 -metadata title=Ten")]
    public void Read_Mp3ThatIsCutOff_GivesWhatIsThereAndWarns(string name, string options)
    {
        var whole = File.ReadAllBytes(files.Encode(name, ["-af", "aloop=loop=4:size=88200", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
        using var source = Opener.Open(new MemoryStream(whole[..(whole.Length / 2)]));
        Assert.InRange(source.ReadAll().Length, 44_100 * 4, 44_100 * 6);
        Assert.Null(source.Fault);
        Assert.Matches(@"cut off: its header states 10\.\d s, and [45]\.\d s are there\.$", Assert.Single(source.Warnings));
    }

    [Theory]
    [InlineData("guess.mp3", "-q:a 4 -write_xing 0")] // the duration is guessed from the first frame's bit rate
    [InlineData("whole.mp3", "")]
    [InlineData("ten.wma", "")]
    [InlineData("ten.m4a", "")]
    public void Read_WholeFile_IsNotCalledCutOff(string name, string options)
    {
        // Loud, then silent: the beginning is no measure of the rest.
        using var source = Opener.Open(files.Encode(name, ["-af", "aloop=loop=4:size=88200,volume='lt(t,1)':eval=frame", .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]));
        Assert.InRange(source.ReadAll().Length, 440_000, 450_000);
        Assert.Empty(source.Warnings);
    }

    [Theory]
    [InlineData("a.m4a", "mov,mp4,m4a,3gp,3g2,mj2: moov atom not found")] // the index is at the end, so nothing of half a file can be read
    public void Open_NothingDecodable_IsUndecodableWithTheGist(string name, string gist)
    {
        var whole = File.ReadAllBytes(files.Encode(name));
        using var source = Opener.Open(new MemoryStream(whole[..(whole.Length / 2)]));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.StartsWith("The file is incomplete or damaged; upload it again.", source.Fault.Message);
        Assert.EndsWith($"(ffmpeg says '{gist}').", source.Fault.Message);
        Assert.Equal(0, source.Read(new float[10]));
    }

    [Fact]
    public void Open_SampleRateBeyondTheLimit_IsUndecodableWithTheRate()
    {
        using var source = Opener.Open(files.Encode("fast.wv", "-ar", "1000000"));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
        Assert.Contains("states a sample rate of 1000000 Hz, where 1 to 768000 can be read", source.Fault.Message);
        Assert.Contains("convert it to", source.Fault.Message);
        Assert.DoesNotContain("code 137", source.Fault.Message); // that would be the end that it was put to here
    }

    [Fact]
    public void Open_GarbageBehindASignature_IsUndecodable()
    {
        var garbage = new byte[5000];
        new Random(4).NextBytes(garbage);
        foreach (var signature in new byte[][] { [.. "ID3\x04\0\0\0\0\0\0"u8], [.. "fLaC"u8], [.. "OggS"u8], [0, 0, 0, 32, .. "ftypM4A "u8], [.. "FORM\0\0\0\x40"u8, .. "AIFF"u8], [0x1A, 0x45, 0xDF, 0xA3] })
        {
            using var source = Opener.Open(new MemoryStream([.. signature, .. garbage]));
            Assert.Empty(source.ReadAll());
            Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
            Assert.DoesNotContain(Path.GetTempPath(), source.Fault.Message);
        }
    }

    [Fact]
    public void Open_PlaylistInDisguise_OpensNoOtherFile()
    {
        // Behind an ID3 tag the text is given to ffmpeg, but as MP3 and nothing else.
        using var source = Opener.Open(new MemoryStream([.. "ID3\x04\0\0\0\0\0\0"u8, .. System.Text.Encoding.UTF8.GetBytes($"#EXTM3U\n#EXTINF:2,\nfile:{files.Wav}\n#EXT-X-ENDLIST\n")]));
        Assert.Equal(SongOutcome.Undecodable, source.Fault!.Outcome);
    }

    [Fact]
    public void Read_LongerThanTheLimitByItsContainer_IsTooLongWithoutDecoding()
    {
        using var reader = new AnalysisReader(Opener.Open(files.Encode("a.flac")), new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(1) });
        Assert.Equal(SongOutcome.TooLong, reader.Fault!.Outcome);
        Assert.Equal(0, reader.Read(new float[10]));
    }

    [Fact]
    public void Read_LongerThanTheLimitByAGuess_IsTooLongWhenItIsReached()
    {
        using var reader = new AnalysisReader(Opener.Open(files.Encode("a.aac")), new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(1) });
        Assert.Null(reader.Fault); // ADTS states no duration, and a guess from the bit rate is no reason to refuse a song
        Assert.Equal(22_050, reader.ReadAll().Length);
        Assert.Equal(SongOutcome.TooLong, reader.Fault!.Outcome);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)] // behind a long tag, where the copy is made to see what it is
    public void Open_StreamLargerThanTheLimit_IsTooLongAndLeavesNoCopy(bool seekable, bool tagged)
    {
        var (mark, bytes) = Tagged(files.Encode("id3.mp3"));
        bytes = tagged ? bytes : File.ReadAllBytes(files.Encode("id3.mp3"));
        using Stream stream = seekable ? new MemoryStream([.. bytes, .. new byte[3 << 20]]) : new ForwardStream(bytes, new byte[1000], long.MaxValue / 2, step: 100_000); // it never ends
        using var source = new AudioOpener(new AudioOptions { MaximumCompressedBytes = 3 << 20 }).Open(stream);
        Assert.Equal(SongOutcome.TooLong, source.Fault!.Outcome);
        Assert.Equal("The compressed audio has more than 3 MiB, the most that is taken from a stream: split the song into shorter parts and upload each.", source.Fault.Message);
        Assert.Empty(TemporaryFiles(mark));
    }

    [Fact]
    public void Open_StreamOfExactlyTheLimit_IsRead()
    {
        var bytes = File.ReadAllBytes(files.Encode("id3.mp3"));
        using var source = new AudioOpener(new AudioOptions { MaximumCompressedBytes = bytes.Length }).Open(new ForwardStream(bytes, step: 1000));
        Assert.Null(source.Fault);
    }

    // A tag longer than what is looked at, with a mark that tells this test's temporary file from any other's.
    private static (string Mark, byte[] Bytes) Tagged(string path)
    {
        var mark = Guid.NewGuid().ToString();
        return (mark, [.. "ID3\x04\0\0\0\x08\0\0"u8, .. "TXXX"u8, 0, 0, 0, 38, 0, 0, 0, 0, .. System.Text.Encoding.ASCII.GetBytes(mark), .. new byte[(8 << 14) - 48], .. File.ReadAllBytes(path)]);
    }

    private static string[] TemporaryFiles(string mark) =>
        [.. Directory.GetFiles(Path.GetTempPath(), "genre-*.audio").Where(path => Start(path).Contains(mark))];

    private static string Start(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var start = new byte[200];
            return System.Text.Encoding.ASCII.GetString(start, 0, file.Read(start));
        }
        catch (IOException)
        {
            return ""; // another test's, gone meanwhile
        }
    }

    private sealed class WatchedStream(byte[] bytes, Action copying) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer)
        {
            // Looking at the file stops short of here; only the copy goes on.
            if (Position == AudioBytes.HeadLength)
                copying();
            return base.Read(buffer);
        }
    }
}
