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
        { "24.mp3", "-ar 24000 -b:a 64k" },
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

    private static void AssertSame(float[] expected, float[] actual)
    {
        Assert.True(expected.Max() > 0.05);
        Assert.Equal(expected.Length, actual.Length);
        var difference = expected.Zip(actual, (a, b) => Math.Abs(a - b)).Max();
        File.WriteAllLines("/tmp/mpg-diff.txt", expected.Zip(actual, (a, b) => (a - b).ToString("R", System.Globalization.CultureInfo.InvariantCulture)));
        Assert.True(difference < Tolerance, $"The largest difference is {difference}.");
    }
}
