using System.Buffers.Binary;

namespace GenreFunctions.Functions.Health;

/// <summary>A tenth of a second of silence as a WAV file in the telephone's mu-law (ITU-T G.711), which only ffmpeg decodes.</summary>
internal static class MuLawSilence
{
    /// <summary>Samples in the file.</summary>
    public const int SampleCount = SampleRateHz / 10;

    private const int SampleRateHz = 8000;
    private const short MuLaw = 7;
    private const byte Zero = 0xFF;

    public static byte[] File()
    {
        var file = new byte[44 + SampleCount];
        file.AsSpan(44).Fill(Zero);
        "RIFF"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), file.Length - 8);
        "WAVEfmt "u8.CopyTo(file.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(20), MuLaw);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(22), 1); // channels
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(24), SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(28), SampleRateHz); // bytes a second
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(32), 1); // bytes a sample
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(34), 8); // bits a sample
        "data"u8.CopyTo(file.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(40), SampleCount);
        return file;
    }
}
