using System.Buffers.Binary;

namespace GenreFunctions.Bench.Scale;

/// <summary>Songs that all differ and cost next to nothing to make: one song, with its number in the lowest bits of its first samples.</summary>
internal sealed class ScaleSongs(double seconds)
{
    private const int SampleRateHz = 22_050;
    private const int HeaderBytes = 44;
    private const int NumberBits = 32;

    private readonly byte[] _song = WavBytes.Pcm16(BenchSong.Samples((int)(seconds * SampleRateHz)), SampleRateHz, channelCount: 1);

    /// <summary>Size of each.</summary>
    public int SizeBytes => _song.Length;

    /// <summary>The WAV file of a song.</summary>
    public byte[] Wav(int number)
    {
        var song = (byte[])_song.Clone();
        for (var bit = 0; bit < NumberBits; bit++)
        {
            var sample = song.AsSpan(HeaderBytes + (sizeof(short) * bit), sizeof(short));
            var value = BinaryPrimitives.ReadInt16LittleEndian(sample);
            BinaryPrimitives.WriteInt16LittleEndian(sample, (short)((value & ~1) | ((number >> bit) & 1)));
        }

        return song;
    }
}
