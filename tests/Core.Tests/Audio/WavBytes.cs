using System.Text;

namespace GenreFunctions.Tests.Audio;

/// <summary>Writes WAV files chunk by chunk, right or wrong.</summary>
internal sealed class WavBytes
{
    private readonly List<byte> _bytes = [];

    public static byte[] Pcm16(int rate, int channels, params short[] samples) => new WavBytes()
        .Riff().Format(1, channels, rate, 16).Chunk("data", Shorts(samples)).ToArray();

    public static byte[] Shorts(params short[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    public static byte[] Floats(params float[] samples) => [.. samples.SelectMany(BitConverter.GetBytes)];

    /// <summary>A sine of half full scale in 16 bits, the same in every channel.</summary>
    public static byte[] Sine(double seconds, int rate = 44_100, int channels = 1, double hertz = 440)
    {
        var samples = new short[(int)(seconds * rate) * channels];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Round(16_384 * Math.Sin(Math.Tau * hertz * (i / channels) / rate));
        return Pcm16(rate, channels, samples);
    }

    public WavBytes Riff(string id = "RIFF", uint size = 0, string form = "WAVE") => Text(id).Number(size, 4).Text(form);

    public WavBytes Format(int tag, int channels, long rate, int bits, int? frameBytes = null, int size = 16)
    {
        var align = frameBytes ?? channels * ((bits + 7) / 8);
        return Text("fmt ").Number(size, 4).Number(tag, 2).Number(channels, 2).Number(rate, 4).Number(rate * align, 4).Number(align, 2).Number(bits, 2);
    }

    public WavBytes Extensible(int tag, int channels, long rate, int bits, byte[]? guidTail = null) =>
        Format(0xFFFE, channels, rate, bits, size: 40).Number(22, 2).Number(bits, 2).Number(0, 4).Number(tag, 2)
            .Raw(guidTail ?? [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]);

    /// <summary>A chunk with its padding; <paramref name="size"/> where the header says something else.</summary>
    public WavBytes Chunk(string id, byte[] content, uint? size = null)
    {
        Text(id).Number(size ?? (uint)content.Length, 4).Raw(content);
        return content.Length % 2 == 1 ? Number(0, 1) : this;
    }

    public WavBytes Text(string text) => Raw(Encoding.Latin1.GetBytes(text));

    public WavBytes Number(long value, int bytes)
    {
        for (var i = 0; i < bytes; i++)
            _bytes.Add((byte)(value >> (8 * i)));
        return this;
    }

    public WavBytes Raw(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public byte[] ToArray() => [.. _bytes];
}
