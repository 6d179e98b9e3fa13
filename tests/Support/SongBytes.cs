using System.Buffers.Binary;
using System.Text;

namespace GenreFunctions.Tests.Support;

/// <summary>Audio files of known content: a chord with a beat and a little noise, other for every seed.</summary>
public static class SongBytes
{
    private const int SampleRateHz = 22_050;

    /// <summary>A 16-bit mono WAV file.</summary>
    public static byte[] Wav(double seconds, int seed = 1)
    {
        var random = new Random(seed);
        var root = 110 * Math.Pow(2, random.Next(24) / 12.0);
        var beatSeconds = 60.0 / random.Next(80, 160);
        var samples = new short[(int)(seconds * SampleRateHz)];
        for (var i = 0; i < samples.Length; i++)
        {
            var time = (double)i / SampleRateHz;
            var chord = Math.Sin(2 * Math.PI * root * time) + Math.Sin(2 * Math.PI * root * 1.26 * time) + Math.Sin(2 * Math.PI * root * 1.5 * time);
            var beat = Math.Exp(-8 * (time % beatSeconds) / beatSeconds);
            samples[i] = (short)(3000 * chord + 8000 * beat * (random.NextDouble() - 0.5));
        }

        return Wav(samples);
    }

    /// <summary>Nothing to hear.</summary>
    public static byte[] Silence(double seconds) => Wav(new short[(int)(seconds * SampleRateHz)]);

    private static byte[] Wav(short[] samples)
    {
        var file = new byte[44 + 2 * samples.Length];
        void Text(int at, string text) => Encoding.ASCII.GetBytes(text, file.AsSpan(at));
        void Number(int at, int value) => BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(at), value);
        Text(0, "RIFF");
        Number(4, file.Length - 8);
        Text(8, "WAVEfmt ");
        Number(16, 16);
        Number(20, 1 | (1 << 16)); // PCM, one channel
        Number(24, SampleRateHz);
        Number(28, 2 * SampleRateHz);
        Number(32, 2 | (16 << 16)); // two bytes a frame, sixteen bits a sample
        Text(36, "data");
        Number(40, 2 * samples.Length);
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(44 + 2 * i), samples[i]);
        return file;
    }
}
