using System.Globalization;

namespace GenreFunctions.Explaining;

/// <summary>What a group of features is called, and what it sounds like far from the mean. It describes the sound only: what people make of it is theirs.</summary>
/// <param name="Name">What it measures: <c>brightness</c>.</param>
/// <param name="Measure">The field's word for it: <c>spectral centroid</c>.</param>
/// <param name="High">A high mean, so that a sentence can go on with it; <see langword="null"/> where the mean says nothing to the ear.</param>
/// <param name="Low">A low mean.</param>
/// <param name="Varied">A high variance.</param>
/// <param name="Steady">A low variance.</param>
internal sealed record Vocabulary(string Name, string Measure, string? High, string? Low, string? Varied = null, string? Steady = null)
{
    /// <summary>From this MFCC on, a coefficient is one detail of the spectrum's shape among many, which no everyday word tells from the others.</summary>
    private const int FirstDetail = 4;

    private const string CoefficientId = "mfcc";

    private static readonly Dictionary<string, Vocabulary> Words = new(StringComparer.Ordinal)
    {
        ["chroma_stft"] = new("spread over pitches", "chroma", "a sound spread over many pitches", "few and clear pitches", "pitches that stand out", "pitches that hardly stand out"),
        ["rms"] = new("level", "RMS", "a loud sound", "a quiet sound", "a level that rises and falls", "a steady level"),
        ["spectral_centroid"] = new("brightness", "spectral centroid", "a bright sound", "a dark sound", "a brightness that changes", "a steady brightness"),
        ["spectral_bandwidth"] = new("breadth", "spectral bandwidth", "a wide range of frequencies", "a narrow range of frequencies", "a range of frequencies that widens and narrows", "a steady range of frequencies"),
        ["rolloff"] = new("treble", "spectral rolloff", "much treble", "little treble", "treble that comes and goes", "a steady treble"),
        ["zero_crossing_rate"] = new("sharpness", "zero-crossing rate", "a sharp or hissing sound", "a soft and round sound", "a sharpness that comes and goes", "a steady sharpness"),

        // The mean of these two is that of samples around nought; their energy is the variance.
        ["harmony"] = new("harmonic energy", "harmonic part", null, null, "much harmonic energy", "little harmonic energy"),
        ["perceptr"] = new("percussive energy", "percussive part", null, null, "much percussive energy, as of a strong beat", "little percussive energy"),
        ["tempo"] = new("tempo", "estimated tempo", "a fast tempo", "a slow tempo"),

        // The first cosines over the mel bands: level, one slope, one bulge.
        ["mfcc1"] = new("fullness", "MFCC 1", "a full sound", "a thin sound", "a fullness that comes and goes", "a steady fullness"),
        ["mfcc2"] = new("balance of bass and treble", "MFCC 2", "more weight on the bass", "more weight on the treble", "a shifting balance of bass and treble", "a steady balance of bass and treble"),
        ["mfcc3"] = new("mid-range", "MFCC 3", "a weak mid-range", "a strong mid-range", "a mid-range that comes and goes", "a steady mid-range"),
    };

    /// <summary>The words for a group.</summary>
    public static Vocabulary Of(SoundMeasure group) => DetailNumber(group) is { } number
        ? new($"tone colour {number}", $"MFCC {number}", $"a tone colour with more of MFCC {number}", $"a tone colour with less of MFCC {number}", $"a tone colour that changes in MFCC {number}", $"a tone colour steady in MFCC {number}")
        : Words[group.Id];

    /// <summary>Which detail of the tone colour a group is; <see langword="null"/> for a group that has words of its own.</summary>
    public static int? DetailNumber(SoundMeasure group) =>
        group.Id.StartsWith(CoefficientId, StringComparison.Ordinal)
        && int.Parse(group.Id.AsSpan(CoefficientId.Length), NumberStyles.None, CultureInfo.InvariantCulture) is >= FirstDetail and var number
            ? number
            : null;
}
