namespace GenreFunctions.Features;

/// <summary>The stages of feature extraction, in the order in which they run: each takes what those before it have left.</summary>
public enum FeatureStage
{
    /// <summary>Windows, Fourier transforms and magnitudes of all frames.</summary>
    Spectrum,

    /// <summary>Tuning, and the energy of the twelve pitch classes.</summary>
    Chroma,

    /// <summary>Centroid, bandwidth and rolloff of every frame.</summary>
    Shape,

    /// <summary>Mel spectrogram, decibels and cepstrum.</summary>
    Mel,

    /// <summary>Harmonic and percussive part: medians over time and frequency, the shares, inverse transforms.</summary>
    Separation,

    /// <summary>Root mean square and zero crossings of every frame.</summary>
    Level,

    /// <summary>Onsets, tempogram and tempo.</summary>
    Tempo,

    /// <summary>Means and variances of what is left over the frames, and the row of all features.</summary>
    Row,
}
