using System.Buffers.Binary;
using GenreFunctions.Audio.Resampling;

namespace GenreFunctions.Audio.Wav;

/// <summary>
/// What a WAV file's <c>fmt </c> chunk says. Source: Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0", 1991;
/// Microsoft, <c>WAVEFORMATEXTENSIBLE</c>.
/// </summary>
/// <param name="Encoding">How a sample is stored.</param>
/// <param name="ChannelCount">Samples in a frame.</param>
/// <param name="SampleRateHz">Frames in a second.</param>
/// <param name="FrameBytes">Size of a frame, the header's <c>nBlockAlign</c>.</param>
internal sealed record WavFormat(WavEncoding Encoding, int ChannelCount, int SampleRateHz, int FrameBytes)
{
    /// <summary>The most that is looked at: a <c>WAVEFORMATEXTENSIBLE</c>.</summary>
    public const int MaximumBytes = 40;

    private const int PcmTag = 1, FloatTag = 3, ExtensibleTag = 0xFFFE;
    private const int MinimumBytes = 16;

    /// <summary>The name of the encoding as <see cref="AudioDescription.Codec"/> gives it.</summary>
    public string Codec => Encoding switch
    {
        WavEncoding.Pcm8 => "pcm8",
        WavEncoding.Pcm16 => "pcm16",
        WavEncoding.Pcm24 => "pcm24",
        WavEncoding.Pcm32 => "pcm32",
        WavEncoding.Float32 => "float32",
        WavEncoding.Float64 => "float64",
        _ => "other",
    };

    /// <summary>What follows the format tag in the GUID of every subformat that has a tag: 0000-0010-8000-00AA00389B71.</summary>
    private static ReadOnlySpan<byte> SubformatTail => [0, 0, 0, 0, 0x10, 0, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71];

    /// <summary>Parses a <c>fmt </c> chunk.</summary>
    /// <param name="chunk">Its first <see cref="MaximumBytes"/>, or all of it if it is shorter.</param>
    /// <param name="problem">What is wrong, a clause to follow "The WAV header", when the result is <see langword="null"/>.</param>
    public static WavFormat? Parse(ReadOnlySpan<byte> chunk, out string? problem)
    {
        problem = null;
        if (chunk.Length < MinimumBytes)
        {
            problem = $"describes its format in {chunk.Length} bytes, where at least {MinimumBytes} are needed";
            return null;
        }

        int tag = BinaryPrimitives.ReadUInt16LittleEndian(chunk);
        int channels = BinaryPrimitives.ReadUInt16LittleEndian(chunk[2..]);
        var rate = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
        int frameBytes = BinaryPrimitives.ReadUInt16LittleEndian(chunk[12..]);
        int bits = BinaryPrimitives.ReadUInt16LittleEndian(chunk[14..]);
        if (tag == ExtensibleTag)
            tag = SubformatTag(chunk);

        if (channels == 0)
            problem = "states 0 channels";
        else if (rate is 0 or > Resampler.MaximumInputRateHz)
            problem = $"states a sample rate of {rate} Hz, where 1 to {Resampler.MaximumInputRateHz} can be read";
        if (problem is not null)
            return null;
        if (tag is not (PcmTag or FloatTag))
            return new WavFormat(WavEncoding.Other, channels, (int)rate, frameBytes);

        var encoding = Encode(tag, bits);
        var sampleBytes = (bits + 7) / 8;
        if (encoding == WavEncoding.Other)
            problem = $"states {bits} bits for a{(tag == PcmTag ? "n integer" : " floating-point")} sample";
        else if (frameBytes != channels * sampleBytes)
            problem = $"states {frameBytes} bytes for a frame of {channels} x {bits} bits";
        return problem is null ? new WavFormat(encoding, channels, (int)rate, frameBytes) : null;
    }

    /// <summary>Integers of a width in between (20 bits, say) fill their bytes from the top, so they read as the next whole width.</summary>
    private static WavEncoding Encode(int tag, int bits) => (tag, bits) switch
    {
        (PcmTag, 8) => WavEncoding.Pcm8,
        (PcmTag, > 8 and <= 16) => WavEncoding.Pcm16,
        (PcmTag, > 16 and <= 24) => WavEncoding.Pcm24,
        (PcmTag, > 24 and <= 32) => WavEncoding.Pcm32,
        (FloatTag, 32) => WavEncoding.Float32,
        (FloatTag, 64) => WavEncoding.Float64,
        _ => WavEncoding.Other,
    };

    private static int SubformatTag(ReadOnlySpan<byte> chunk) =>
        chunk.Length >= MaximumBytes && chunk[26..40].SequenceEqual(SubformatTail)
            ? BinaryPrimitives.ReadUInt16LittleEndian(chunk[24..])
            : ExtensibleTag;
}
