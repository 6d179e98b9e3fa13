using GenreFunctions.Dsp.Spectrum;

namespace GenreFunctions.Dsp.Chroma;

/// <summary>
/// Twelve pitch classes over the 1,025 bins, for one tuning. With q_j = 12 log2(f_j / (440 2^(tuning/12) / 16)) the pitch of bin j in
/// semitones and its width b_j = max(q_j+1 - q_j, 1), class c weighs bin j by exp(-0.5 (2 D / b_j)^2), D the distance around the circle of
/// twelve; each bin's weights have unit length, are damped by exp(-0.5 ((q_j / 12 - 5) / 2)^2), and row 0 is C. Rounded to float.
/// Source: <c>librosa.filters.chroma</c> with its defaults.
/// </summary>
/// <remarks>A tuning moves all q_j by the same amount, so only that is added when <see cref="Tune"/> changes it. Not thread-safe.</remarks>
internal sealed class ChromaFilterBank
{
    public const int ClassCount = 12;

    private const double CentreOctave = 5;
    private const double OctaveWidth = 2;

    /// <summary>Class 0 of the formula is A; librosa rolls C to the front.</summary>
    private const int ClassesFromAToC = 3;

    private readonly double[] _semitones = new double[AnalysisFrame.BinCount];
    private readonly double[] _widths = new double[AnalysisFrame.BinCount];
    private readonly float[] _weights = new float[AnalysisFrame.BinCount * ClassCount];
    private int _tuningBin = -1;

    public ChromaFilterBank()
    {
        for (var bin = 1; bin < _semitones.Length; bin++)
            _semitones[bin] = Semitones(bin);

        // Bin 0 has no pitch: it is put one and a half octaves below bin 1.
        _semitones[0] = _semitones[1] - 18;
        for (var bin = 0; bin < _widths.Length; bin++)
            _widths[bin] = Math.Max((bin + 1 < _semitones.Length ? _semitones[bin + 1] : Semitones(bin + 1)) - _semitones[bin], 1);
    }

    /// <summary>For each bin its twelve weights.</summary>
    public float[] Weights => _weights;

    public void Tune(int tuningBin)
    {
        if (tuningBin == _tuningBin)
            return;
        _tuningBin = tuningBin;
        var tuning = TuningBins.LeftEdge(tuningBin);
        for (var bin = 0; bin < _semitones.Length; bin++)
            WeighBin(_semitones[bin] - tuning, _widths[bin], _weights.AsSpan(bin * ClassCount, ClassCount));
    }

    private static double Semitones(int bin) => 12 * Math.Log2(bin * AnalysisFrame.BinHz / (440.0 / 16));

    private static void WeighBin(double semitones, double width, Span<float> weights)
    {
        Span<double> bumps = stackalloc double[ClassCount];
        var energy = 0.0;
        for (var c = 0; c < ClassCount; c++)
        {
            var distance = Modulo(semitones - c + 6 + 120, ClassCount) - 6;
            bumps[c] = Math.Exp(-0.5 * Square(2 * distance / width));
            energy += Square(bumps[c]);
        }

        var damping = Math.Exp(-0.5 * Square((semitones / 12 - CentreOctave) / OctaveWidth)) / Math.Sqrt(energy);
        for (var c = 0; c < ClassCount; c++)
            weights[c] = (float)(bumps[(c + ClassesFromAToC) % ClassCount] * damping);
    }

    private static double Modulo(double value, double divisor) => value - divisor * Math.Floor(value / divisor);

    private static double Square(double value) => value * value;
}
