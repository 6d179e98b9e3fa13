using GenreFunctions.Dsp.Spectrum;

namespace GenreFunctions.Dsp.Chroma;

/// <summary>
/// Twelve pitch classes over the 1,025 bins, for one tuning. With q_j = 12 log2(f_j / (440 2^(tuning/12) / 16)) the pitch of bin j in
/// semitones and its width b_j = max(q_j+1 - q_j, 1), class c weighs bin j by exp(-0.5 (2 D / b_j)^2), D the distance around the circle of
/// twelve; each bin's weights have unit length, are damped by exp(-0.5 ((q_j / 12 - 5) / 2)^2), and row 0 is C. Rounded to float.
/// Source: <c>librosa.filters.chroma</c> with its defaults.
/// </summary>
/// <remarks>
/// A song's segments differ in tuning nearly every time, and a bank takes three times as long to make as to use. There are a hundred, so each is kept
/// when it has been needed: 49,200 bytes, 4.9 MB for a process that has met every tuning. Thread-safe: a bank never changes.
/// <para>
/// A tuning moves all q_j by the same amount. Where b_j = 1, which is everywhere but among the lowest bins, and with r the distance from a near class,
/// the class k further has exp(-2 (r - k)^2) = exp(-2 r^2) exp(4 r)^k exp(-2 k^2): the first factor goes with the unit length, and the second's base is
/// one multiplication from any other tuning's.
/// </para>
/// </remarks>
internal sealed class ChromaFilterBank
{
    public const int ClassCount = 12;

    private const double CentreOctave = 5;
    private const double OctaveWidth = 2;

    /// <summary>Class 0 of the formula is A; librosa rolls C to the front.</summary>
    private const int ClassesFromAToC = 3;

    /// <summary>exp(-2 k^2) for the classes k = 0 to 6 away.</summary>
    private static readonly double[] Falls = [.. Enumerable.Range(0, ClassCount / 2 + 1).Select(k => Math.Exp(-2.0 * k * k))];

    private static readonly Pitch[] Pitches = [.. Enumerable.Range(0, AnalysisFrame.BinCount).Select(Pitch.Of)];
    private static readonly ChromaFilterBank?[] Kept = new ChromaFilterBank?[TuningBins.Count];

    private readonly float[] _weights = new float[AnalysisFrame.BinCount * ClassCount];

    private ChromaFilterBank(int tuningBin)
    {
        var tuning = TuningBins.LeftEdge(tuningBin);
        var rise = Math.Exp(-4 * tuning);
        Span<double> bumps = stackalloc double[ClassCount];
        for (var bin = 0; bin < Pitches.Length; bin++)
        {
            var pitch = Pitches[bin];
            if (pitch.Width > 1)
                FillBumps(pitch.Semitones - tuning, pitch.Width, bumps);
            else
                FillNarrowBumps((int)Math.Round(pitch.Semitones), pitch.Rise * rise, bumps);
            WeighBin(bumps, pitch.Semitones - tuning, _weights.AsSpan(bin * ClassCount, ClassCount));
        }
    }

    /// <summary>For each bin its twelve weights.</summary>
    public ReadOnlySpan<float> Weights => _weights;

    /// <summary>The bank for a tuning of <see cref="TuningBins"/>. Threads that miss the same one at once make it twice, with the same weights.</summary>
    public static ChromaFilterBank For(int tuningBin)
    {
        var bank = Volatile.Read(ref Kept[tuningBin]);
        if (bank is null)
            Volatile.Write(ref Kept[tuningBin], bank = new ChromaFilterBank(tuningBin));
        return bank;
    }

    private static void FillBumps(double semitones, double width, Span<double> bumps)
    {
        for (var c = 0; c < ClassCount; c++)
            bumps[c] = Math.Exp(-0.5 * Square(2 * (Modulo(semitones - c + 6 + 120, ClassCount) - 6) / width));
    }

    /// <summary>But for a factor that all share; the class half a circle away gets next to nothing from either side.</summary>
    private static void FillNarrowBumps(int nearSemitone, double rise, Span<double> bumps)
    {
        var (near, above, below) = (nearSemitone % ClassCount + ClassCount, 1.0, 1.0);
        bumps[near % ClassCount] = 1;
        for (var k = 1; k < Falls.Length; k++)
        {
            above *= rise;
            below /= rise;
            bumps[(near - k) % ClassCount] = below * Falls[k];
            bumps[(near + k) % ClassCount] = above * Falls[k];
        }
    }

    private static void WeighBin(ReadOnlySpan<double> bumps, double semitones, Span<float> weights)
    {
        var energy = 0.0;
        foreach (var bump in bumps)
            energy += Square(bump);
        var damping = Math.Exp(-0.5 * Square((semitones / 12 - CentreOctave) / OctaveWidth)) / Math.Sqrt(energy);
        for (var c = 0; c < ClassCount; c++)
            weights[c] = (float)(bumps[(c + ClassesFromAToC) % ClassCount] * damping);
    }

    private static double Modulo(double value, double divisor) => value - divisor * Math.Floor(value / divisor);

    private static double Square(double value) => value * value;

    /// <summary>A bin's q_j at tuning 0, its width b_j, and exp(4 r).</summary>
    private readonly record struct Pitch(double Semitones, double Width, double Rise)
    {
        public static Pitch Of(int bin)
        {
            var semitones = SemitonesOf(bin);
            return new(semitones, Math.Max(SemitonesOf(bin + 1) - semitones, 1), Math.Exp(4 * (semitones - Math.Round(semitones))));
        }

        // Bin 0 has no pitch: it is put one and a half octaves below bin 1.
        private static double SemitonesOf(int bin) =>
            bin == 0 ? SemitonesOf(1) - 18 : 12 * Math.Log2(bin * AnalysisFrame.BinHz / (440.0 / 16));
    }
}
