using System.Text;

namespace GenreFunctions.Bench;

/// <summary>A WAV file in memory: 16 bits, the same samples in every channel.</summary>
internal static class WavBytes
{
    public static byte[] Pcm16(float[] samples, int sampleRateHz, int channelCount)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.ASCII);
        var dataBytes = samples.Length * channelCount * sizeof(short);
        writer.Write("RIFF"u8);
        writer.Write(36 + dataBytes);
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)channelCount);
        writer.Write(sampleRateHz);
        writer.Write(sampleRateHz * channelCount * sizeof(short));
        writer.Write((short)(channelCount * sizeof(short)));
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(dataBytes);
        foreach (var sample in samples)
            for (var channel = 0; channel < channelCount; channel++)
                writer.Write((short)(sample * 32767));
        return bytes.ToArray();
    }
}
