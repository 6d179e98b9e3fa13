using System.Buffers.Binary;

namespace GenreFunctions.Cli.Demo;

/// <summary>Writes a song as a WAV file of 16-bit samples.</summary>
internal static class WavWriter
{
    private const int HeaderBytes = 44;
    private const short Stereo = 2;
    private const short BytesPerSample = 2;
    private const short PcmFormat = 1;

    /// <summary>The whole file; <paramref name="song"/> has left and right in turn, in [-1, 1].</summary>
    public static byte[] Write(ReadOnlySpan<float> song) => Write(song, Sound.SampleRateHz, Stereo);

    /// <summary>The whole file; <paramref name="song"/> has its channels in turn, in [-1, 1].</summary>
    public static byte[] Write(ReadOnlySpan<float> song, int sampleRateHz, short channelCount)
    {
        var dataBytes = song.Length * BytesPerSample;
        var file = new byte[HeaderBytes + dataBytes];
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), PcmFormat);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), channelCount);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), sampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), sampleRateHz * channelCount * BytesPerSample);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), (short)(channelCount * BytesPerSample));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8 * BytesPerSample);
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), dataBytes);
        for (var i = 0; i < song.Length; i++)
        {
            var sample = (short)Math.Round(Math.Clamp(song[i], -1f, 1f) * short.MaxValue);
            BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(HeaderBytes + (i * BytesPerSample)), sample);
        }

        return file;
    }
}
