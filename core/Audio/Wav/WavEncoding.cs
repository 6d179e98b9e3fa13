namespace GenreFunctions.Audio.Wav;

/// <summary>How a WAV file stores a sample.</summary>
internal enum WavEncoding
{
    /// <summary>Something this reader leaves to ffmpeg: A-law, ADPCM, MP3 in WAV, ...</summary>
    Other,

    /// <summary>Unsigned bytes, silence at 128.</summary>
    Pcm8,

    /// <summary>16-bit integers.</summary>
    Pcm16,

    /// <summary>24-bit integers.</summary>
    Pcm24,

    /// <summary>32-bit integers.</summary>
    Pcm32,

    /// <summary>Single-precision numbers, full scale at 1.</summary>
    Float32,

    /// <summary>Double-precision numbers, full scale at 1.</summary>
    Float64,
}
