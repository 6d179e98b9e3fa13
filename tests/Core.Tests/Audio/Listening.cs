using GenreFunctions.Audio;

namespace GenreFunctions.Tests.Audio;

/// <summary>Short ways to open bytes and to read them to the end.</summary>
internal static class Listening
{
    /// <summary>An opener that has no ffmpeg.</summary>
    public static readonly AudioOpener WithoutFfmpeg = new(new AudioOptions { FfmpegProgram = "no-such-ffmpeg" });

    public static SampleSource Open(byte[] bytes) => WithoutFfmpeg.Open(new MemoryStream(bytes));

    public static float[] ReadAll(this SampleSource source, int block = 1000)
    {
        var all = new List<float>();
        var samples = new float[block];
        for (int count; (count = source.Read(samples)) > 0;)
            all.AddRange(samples.AsSpan(0, count));
        return [.. all];
    }

    public static float[] ReadAll(this AnalysisReader reader, int block = 1000)
    {
        var all = new List<float>();
        var samples = new float[block];
        for (int count; (count = reader.Read(samples)) > 0;)
            all.AddRange(samples.AsSpan(0, count));
        return [.. all];
    }
}
