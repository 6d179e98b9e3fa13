namespace GenreFunctions.Cli.Demo.Playing;

/// <summary>A chord: its root and the intervals above it, in semitones.</summary>
internal sealed record Chord(int RootPitchClass, IReadOnlyList<int> Intervals)
{
    /// <summary>Semitones of C, D, E, F, G, A, B, by letter from A.</summary>
    private static readonly int[] PitchClassFromA = [9, 11, 0, 2, 4, 5, 7];

    private static readonly Dictionary<string, int[]> IntervalsByQuality = new()
    {
        [""] = [0, 4, 7],
        ["m"] = [0, 3, 7],
        ["5"] = [0, 7],
        ["6"] = [0, 4, 7, 9],
        ["7"] = [0, 4, 7, 10],
        ["m7"] = [0, 3, 7, 10],
        ["maj7"] = [0, 4, 7, 11],
        ["m7b5"] = [0, 3, 6, 10],
        ["sus4"] = [0, 5, 7],
    };

    /// <summary>Third, or the fifth where there is none.</summary>
    public int Third => Intervals.Count > 2 ? Intervals[1] : Intervals[^1];

    /// <summary>Fifth.</summary>
    public int Fifth => Intervals.Count > 2 ? Intervals[2] : Intervals[^1];

    /// <summary>Reads <c>A</c>, <c>Bb7</c>, <c>F#m7</c>.</summary>
    /// <exception cref="FormatException">It is no chord this class knows.</exception>
    public static Chord Parse(string text)
    {
        var accidental = text.Length > 1 ? text[1] switch { '#' => 1, 'b' => -1, _ => 0 } : 0;
        var quality = text[(accidental == 0 ? 1 : 2)..];
        if (text[0] is < 'A' or > 'G' || !IntervalsByQuality.TryGetValue(quality, out var intervals))
            throw new FormatException($"'{text}' is no chord.");
        return new Chord((PitchClassFromA[text[0] - 'A'] + accidental + 12) % 12, intervals);
    }

    /// <summary>The root at or above a pitch.</summary>
    public int RootFrom(int lowest) => lowest + ((((RootPitchClass - lowest) % 12) + 12) % 12);

    /// <summary>The chord's tones upwards, octave after octave, tone 0 being the root at or above <paramref name="lowest"/>.</summary>
    public int Tone(int index, int lowest) =>
        RootFrom(lowest) + Intervals[index % Intervals.Count] + (12 * (index / Intervals.Count));

    /// <summary>True if the pitch is one of the chord's, in any octave.</summary>
    public bool Has(int pitch) => Intervals.Any(interval => (pitch - RootPitchClass - interval) % 12 == 0);
}
