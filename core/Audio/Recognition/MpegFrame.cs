namespace GenreFunctions.Audio.Recognition;

/// <summary>
/// The header of an MPEG audio frame (layers I to III) or of an AAC frame in ADTS. Eleven set bits happen by chance; three headers in a row,
/// each where the one before says and alike in what cannot change, do not. Source: ISO/IEC 11172-3, 13818-3, 13818-7.
/// </summary>
/// <param name="Length">Bytes from this header to the next.</param>
/// <param name="Kind">What all frames of a stream share: version, layer and sample rate.</param>
internal readonly record struct MpegFrame(int Length, int Kind)
{
    private const int FramesInRun = 3;

    /// <summary>Parses one kind of header.</summary>
    public delegate bool Parser(ReadOnlySpan<byte> bytes, out MpegFrame frame);

    private static ReadOnlySpan<short> Mpeg1Layer1 => [0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448];

    private static ReadOnlySpan<short> Mpeg1Layer2 => [0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384];

    private static ReadOnlySpan<short> Mpeg1Layer3 => [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];

    private static ReadOnlySpan<short> Mpeg2Layer1 => [0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256];

    private static ReadOnlySpan<short> Mpeg2Layers2And3 => [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

    /// <summary>What <see cref="Kind"/> says of an MPEG frame; nothing of an AAC frame.</summary>
    public MpegFormat Format => new(Version: Kind >> 4, Layer: (Kind >> 2) & 3, RateIndex: Kind & 3);

    /// <summary>Whether three frames in a row start at the first byte.</summary>
    public static bool StartsRun(ReadOnlySpan<byte> bytes, Parser parse)
    {
        var kind = -1;
        for (var i = 0; i < FramesInRun; i++)
        {
            if (!parse(bytes, out var frame) || (kind >= 0 && frame.Kind != kind))
                return false;
            kind = frame.Kind;
            bytes = bytes[Math.Min(frame.Length, bytes.Length)..];
        }

        return true;
    }

    /// <summary>An MPEG audio header with a stated bit rate.</summary>
    public static bool TryParse(ReadOnlySpan<byte> bytes, out MpegFrame frame)
    {
        frame = default;
        if (bytes.Length < 4 || bytes[0] != 0xFF || (bytes[1] & 0xE0) != 0xE0)
            return false;

        var version = (bytes[1] >> 3) & 3;  // 3: MPEG 1, 2: MPEG 2, 0: MPEG 2.5
        var layer = 4 - ((bytes[1] >> 1) & 3);
        var bitRateIndex = bytes[2] >> 4;
        var rateIndex = (bytes[2] >> 2) & 3;
        if (version == 1 || layer == 4 || bitRateIndex is 0 or 15 || rateIndex == 3)
            return false;

        var rates = (version == 3, layer) switch
        {
            (true, 1) => Mpeg1Layer1,
            (true, 2) => Mpeg1Layer2,
            (true, _) => Mpeg1Layer3,
            (false, 1) => Mpeg2Layer1,
            _ => Mpeg2Layers2And3,
        };
        var format = new MpegFormat(version, layer, rateIndex);
        var bytesPerSecond = rates[bitRateIndex] * 1000 / 8;
        var padding = (bytes[2] >> 1) & 1;
        var length = layer == 1
            ? ((format.FrameSamples / 4 * bytesPerSecond / format.SampleRateHz) + padding) * 4
            : (format.FrameSamples * bytesPerSecond / format.SampleRateHz) + padding;
        frame = new MpegFrame(length, (version << 4) | (layer << 2) | rateIndex);
        return true;
    }

    /// <summary>An ADTS header.</summary>
    public static bool TryParseAdts(ReadOnlySpan<byte> bytes, out MpegFrame frame)
    {
        frame = default;
        if (bytes.Length < 7 || bytes[0] != 0xFF || (bytes[1] & 0xF6) != 0xF0)
            return false;
        var rateIndex = (bytes[2] >> 2) & 15;
        var length = ((bytes[3] & 3) << 11) | (bytes[4] << 3) | (bytes[5] >> 5);
        if (rateIndex > 12 || length < 7)
            return false;
        frame = new MpegFrame(length, (bytes[1] << 8) | (bytes[2] & 0xFC));
        return true;
    }
}
