using GenreFunctions.Dsp.Spectrum;

namespace GenreFunctions.Dsp.Chroma;

/// <summary>
/// Twelve pitch classes over the 1,025 bins, for one tuning. With q_j = 12 log2(f_j / (440 2^(tuning/12) / 16)) the pitch of bin j in
/// semitones and its width b_j = max(q_j+1 - q_j, 1), class c weighs bin j by exp(-0.5 (2 D / b_j)^2), D the distance around the circle of
/// twelve; each bin's weights have unit length, are damped by exp(-0.5 ((q_j / 12 - 5) / 2)^2), and row 0 is C. Rounded to float.
/// Source: <c>librosa.filters.chroma</c> with its defaults.
/// </summary>
/// <remarks>
/// A tuning moves all q_j by the same amount, so only that is added when <see cref="Tune"/> changes it, which a song's segments do nearly every
/// time. Where b_j = 1, which is everywhere but among the lowest bins, and with r the distance from a near class, the class k further has
/// exp(-2 (r - k)^2) = exp(-2 r^2) exp(4 r)^k exp(-2 k^2): the first factor goes with the unit length, and the second's base is one
/// multiplication from any other tuning's. Not thread-safe.
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

    private readonly double[] _semitones = new double[AnalysisFrame.BinCount];
    private readonly double[] _widths = new double[AnalysisFrame.BinCount];
    private readonly double[] _rises = new double[AnalysisFrame.BinCount]; // exp(4 r) at tuning 0
    private readonly float[] _weights = new float[AnalysisFrame.BinCount * ClassCount];
    private int _tuningBin = -1;

    public ChromaFilterBank()
    {
        for (var bin = 1; bin < _semitones.Length; bin++)
            _semitones[bin] = Semitones(bin);

        // Bin 0 has no pitch: it is put one and a half octaves below bin 1.
        _semitones[0] = _semitones[1] - 18;
        for (var bin = 0; bin < _widths.Length; bin++)
        {
            _widths[bin] = Math.Max((bin + 1 < _semitones.Length ? _semitones[bin + 1] : Semitones(bin + 1)) - _semitones[bin], 1);
            _rises[bin] = Math.Exp(4 * (_semitones[bin] - Math.Round(_semitones[bin])));
        }
    }

    /// <summary>For each bin its twelve weights.</summary>
    public float[] Weights => _weights;

    public void Tune(int tuningBin)
    {
        if (tuningBin == _tuningBin)
            return;
        _tuningBin = tuningBin;
        var tuning = TuningBins.LeftEdge(tuningBin);
        var rise = Math.Exp(-4 * tuning);
        Span<double> bumps = stackalloc double[ClassCount];
        for (var bin = 0; bin < _semitones.Length; bin++)
        {
            if (_widths[bin] > 1)
                FillBumps(_semitones[bin] - tuning, _widths[bin], bumps);
            else
                FillNarrowBumps((int)Math.Round(_semitones[bin]), _rises[bin] * rise, bumps);
            WeighBin(bumps, _semitones[bin] - tuning, _weights.AsSpan(bin * ClassCount, ClassCount));
        }
    }

    private static double Semitones(int bin) => 12 * Math.Log2(bin * AnalysisFrame.BinHz / (440.0 / 16));

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
}
