using System.Runtime.Versioning;
using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Audio;

/// <summary>libmpg123 in this process against ffmpeg beside it: the same song to the sample, and nearly to the bit.</summary>
[SupportedOSPlatform("linux")]
public sealed class Mpg123ParityTests(FfmpegFiles files) : IClassFixture<FfmpegFiles>
{
    private const float Tolerance = 1e-4f;

    private static readonly AudioOpener Ffmpeg = new(new AudioOptions());

    /// <summary>File name and what makes it.</summary>
    public static TheoryData<string, string> Encodings => new()
    {
        { "cbr-128.mp3", "-b:a 128k" },
        { "cbr-320-44.mp3", "-b:a 320k -ar 44100" },
        { "cbr-32.mp3", "-b:a 32k -ar 44100" },
        { "vbr-0.mp3", "-q:a 0" },
        { "vbr-5.mp3", "-q:a 5 -ar 44100" },
        { "vbr-9.mp3", "-q:a 9" },
        { "abr.mp3", "-abr 1 -b:a 160k" },
        { "left-right.mp3", "-joint_stereo 0 -b:a 192k" },
        { "no-reservoir.mp3", "-reservoir 0 -b:a 128k" },
        { "mono-44.mp3", "-ac 1 -ar 44100 -b:a 96k" },
        { "mono-vbr.mp3", "-ac 1 -q:a 4" },
        { "32.mp3", "-ar 32000 -q:a 3" },
        { "22.mp3", "-ar 22050 -b:a 56k" },
        { "16-mono.mp3", "-ar 16000 -ac 1 -b:a 24k" },
        { "12.mp3", "-ar 12000 -b:a 32k" },
        { "11-mono.mp3", "-ar 11025 -ac 1 -q:a 5" },
        { "8.mp3", "-ar 8000 -b:a 16k" },
        { "no-tag.mp3", "-write_xing 0 -id3v2_version 0 -b:a 128k" },
        { "no-tag-vbr.mp3", "-write_xing 0 -q:a 2 -ar 44100" },
        { "no-tag-22.mp3", "-write_xing 0 -ar 22050" },
        { "id3.mp3", "-id3v2_version 3 -write_id3v1 1 -metadata title=Song -metadata artist=Somebody" },
        { "layer2.mp2", "-b:a 192k" },
        { "layer2-mono-44.mp2", "-ac 1 -ar 44100 -b:a 64k" },
        { "layer2-22.mp2", "-ar 22050 -b:a 96k" },
        { "whole-frames.mp3", "-af atrim=end_sample=115200 -b:a 128k" },
        { "short.mp3", "-t 0.1 -b:a 128k" },
        { "joint-96.mp3", "-joint_stereo 1 -b:a 96k -ar 44100" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Read_EachEncoding_GivesWhatFfmpegGives(string name, string options)
    {
        var path = files.EncodeMusic(name, options.Split(' '));
        using var expected = Ffmpeg.Open(path);
        using var actual = Mpg123Machine.Alone.Open(path);
        Assert.Null(actual.Fault);
        AssertSame(expected.ReadAll(), actual.ReadAll());
        Assert.Empty(actual.Warnings);
        Assert.Equal(
            expected.Description! with { Decoder = "", DecoderVersion = "" },
            actual.Description! with { Decoder = "", DecoderVersion = "" });
        if (expected.StatedDuration is null)
            Assert.Null(actual.StatedDuration);
        else
            Assert.Equal(expected.StatedDuration.Value.TotalSeconds, actual.StatedDuration!.Value.TotalSeconds, 0.06);
    }

    /// <summary>
    /// At 24 kHz ffmpeg lets a band of the spectrum end at line 330, LAME and libmpg123 at 332: two lines, 20.8 Hz wide each, get another loudness.
    /// </summary>
    [Fact]
    public void Read_Layer3At24Kilohertz_DiffersFromFfmpegInTwoSpectralLinesOnly()
    {
        var path = files.EncodeMusic("24.mp3", "-ar", "24000", "-b:a", "64k");
        using var ffmpeg = Ffmpeg.Open(path);
        using var source = Mpg123Machine.Alone.Open(path);
        var (expected, actual) = (ffmpeg.ReadAll(), source.ReadAll());
        Assert.Equal(expected.Length, actual.Length);
        var difference = expected.Zip(actual, (a, b) => (double)a - b).ToArray();
        Assert.True(difference.Max() < 0.05);

        // Where it is largest: all of it lies around 6.9 kHz.
        const int Window = 2400;
        var middle = Array.IndexOf(difference, difference.Max());
        var start = Math.Clamp(middle - (Window / 2), 0, difference.Length - Window);
        var windowed = difference.Skip(start).Take(Window).Select((value, i) => value * (0.5 - (0.5 * Math.Cos(Math.Tau * i / Window)))).ToArray();
        var powers = Enumerable.Range(0, Window / 2).Select(line => Power(windowed, line)).ToArray(); // 10 Hz each
        Assert.True(powers[675..706].Sum() > 0.99 * powers.Sum());
    }

    /// <summary>Bytes in front, between and behind, as taggers and careless programs leave them.</summary>
    [Theory]
    [InlineData("-b:a 128k")]
    [InlineData("-q:a 3 -ar 44100")]
    public void Read_TagsAllAround_GivesWhatFfmpegGives(string options)
    {
        var song = File.ReadAllBytes(files.EncodeMusic($"around{options.Length}.mp3", [.. options.Split(' '), "-id3v2_version", "0"]));
        var picture = new byte[300_000];
        new Random(3).NextBytes(picture);
        byte[] tagged =
        [
            .. MpegBytes.Id3(picture), .. MpegBytes.Id3(new byte[500]), .. song,
            .. MpegBytes.Ape(new byte[700]), .. "TAG"u8, .. new byte[125],
        ];
        AssertSameFile(tagged);
    }

    [Fact]
    public void Read_TwoFilesInOne_GivesWhatFfmpegGives()
    {
        // The first one's header speaks of its own end only; the second one's is a silent frame to both.
        var song = File.ReadAllBytes(files.EncodeMusic("one.mp3", "-b:a", "128k", "-id3v2_version", "0"));
        AssertSameFile([.. song, .. song]);
    }

    [Theory]
    [InlineData(1, 250)]
    [InlineData(2, 250)] // a version that nobody knows: sound, for both
    public void Read_FraunhoferHeader_GivesWhatFfmpegGives(byte version, int frames)
    {
        var song = File.ReadAllBytes(files.EncodeMusic("vbri.mp3", "-b:a", "128k", "-write_xing", "0", "-id3v2_version", "0"));
        byte[] header = [.. song[..4], .. new byte[32], .. "VBRI"u8, 0, version, 0, 0, 0, 80, 0, 1, 0, 0, 0, 0, 0, (byte)frames, .. new byte[384 - 54]];
        Assert.Equal(384, header.Length); // 128 kbit/s at 48 kHz
        AssertSameFile([.. header, .. song]);
    }

    /// <summary>Encoders other than LAME leave their delays unsaid, or the whole header without numbers.</summary>
    [Theory]
    [InlineData("Gogo", 15)]
    [InlineData("LAME", 15)]
    [InlineData("Lavc", 3)]
    [InlineData("LAME", 0)]
    [InlineData("Gogo", 0)]
    [InlineData("LAME", 1)]
    public void Read_XingHeader_IsTakenAsFfmpegTakesIt(string encoder, byte flags)
    {
        var song = File.ReadAllBytes(files.EncodeMusic("xing.mp3", "-b:a", "128k", "-id3v2_version", "0"));
        var at = song.AsSpan().IndexOf("Info"u8);
        song[at + 7] = flags;
        "Xing"u8.CopyTo(song.AsSpan(at));
        var behind = at + 8 + ((flags & 1) * 4) + ((flags >> 1 & 1) * 4) + ((flags >> 2 & 1) * 100) + ((flags >> 3 & 1) * 4);
        byte[] lame = [.. System.Text.Encoding.ASCII.GetBytes(encoder), .. "3.100"u8, .. new byte[12], 0x24, 0x06, 0x80];
        lame.CopyTo(song, behind);
        AssertSameFile(song);
    }

    private static double Power(double[] samples, int line)
    {
        var (real, imaginary) = (0.0, 0.0);
        for (var i = 0; i < samples.Length; i++)
            (real, imaginary) = (real + (samples[i] * Math.Cos(Math.Tau * line * i / samples.Length)), imaginary + (samples[i] * Math.Sin(Math.Tau * line * i / samples.Length)));
        return (real * real) + (imaginary * imaginary);
    }

    private static void AssertSameFile(byte[] file)
    {
        using var expected = Ffmpeg.Open(new MemoryStream(file));
        using var actual = Mpg123Machine.Alone.Open(new MemoryStream(file));
        Assert.Null(expected.Fault);
        AssertSame(expected.ReadAll(), actual.ReadAll());
        Assert.Empty(actual.Warnings);
    }

    private static void AssertSame(float[] expected, float[] actual)
    {
        Assert.True(expected.Max() > 0.05);
        Assert.Equal(expected.Length, actual.Length);
        var difference = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(difference < Tolerance, $"The largest difference is {difference}.");
    }
}
