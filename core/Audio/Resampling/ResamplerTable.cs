using System.Diagnostics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// The low-pass filter of one rate conversion, <c>h(t) = 2 fc sinc(2 fc t) w(2 t / T)</c> with <c>t</c> in input samples, tabulated in rows:
/// the row for an instant <c>f</c> behind a sample holds <c>h(f + T/2 - 1 - j)</c> for tap <c>j</c>, scaled to a sum of one so that a constant
/// stays that constant. Output sample <c>n</c> lies <c>n M / L</c> input samples in. Where L rows are few enough, output <c>n</c> has row <c>n mod L</c>
/// ("direct"); otherwise row <c>p</c> is for <c>f = p/P</c>, and what lies between two rows is interpolated linearly. Never changes: thread-safe.
/// Specification: <c>docs/audio.md</c>.
/// </summary>
internal sealed class ResamplerTable
{
    /// <summary>End of the pass band and start of the stop band, as parts of the lower of the two rates: 10,000 Hz and 11,025 Hz at 22,050 Hz.</summary>
    public const double PassbandEdge = 10_000.0 / 22_050, StopbandEdge = 0.5;

    /// <summary>90 dB are promised; Kaiser's estimate of beta is good to a few dB, and float32 sums and coefficients take a little.</summary>
    private const double StopbandDecibels = 96;

    /// <summary>2 MB: the usual rates up to 192 kHz have a row for every phase, and the table stays in a core's second-level cache.</summary>
    private const int MaximumDirectCoefficients = 1 << 19;

    /// <summary>
    /// Linear interpolation over 1/P of a sample errs by at most (2 pi fc / P)^2 / 8: -118 dB for fc = 1/2 and P = 1024. A filter that
    /// is wider by the rates' ratio is smoother by as much and needs fewer rows, so the table has some 150,000 coefficients at any rate.
    /// </summary>
    private const int InterpolatedRows = 1024, MinimumInterpolatedRows = 32;

    /// <summary>
    /// The songs of a catalogue share a few rates, and a table takes longer to compute than a song to resample. 0.2 to 0.7 MB each at the usual rates,
    /// <see cref="MaximumDirectCoefficients"/> and a few percent at the most.
    /// </summary>
    private const int MaximumKept = 8;

    /// <summary>The latest tables, replaced as a whole. Threads that miss the same one at once keep it twice, which does no harm.</summary>
    private static volatile ResamplerTable[] _kept = [];

    private readonly int _inputRateHz;
    private readonly LaneBuffer? _rows; // on cache lines: half of all loads are of coefficients

    /// <summary>Computes the filter from <paramref name="inputRateHz"/> to <paramref name="outputRateHz"/>.</summary>
    public ResamplerTable(int inputRateHz, int outputRateHz)
    {
        Debug.Assert(inputRateHz > 0 && outputRateHz > 0);
        _inputRateHz = inputRateHz;
        var divisor = GreatestCommonDivisor(inputRateHz, outputRateHz);
        UpFactor = outputRateHz / divisor;
        DownFactor = inputRateHz / divisor;

        var lowerRate = Math.Min(1.0, (double)outputRateHz / inputRateHz);
        var taps = KaiserWindow.Taps(StopbandDecibels, (StopbandEdge - PassbandEdge) * lowerRate);
        var granularity = UpFactor == 1 ? 2 : InnerProduct.Granularity; // needed for interpolated rows only; a little longer does the others no harm
        TapCount = (int)Math.Ceiling(taps / granularity) * granularity;

        IsDirect = (long)UpFactor * TapCount <= MaximumDirectCoefficients;
        RowCount = IsDirect ? UpFactor : Math.Max(MinimumInterpolatedRows, (int)(InterpolatedRows * lowerRate));
        var rows = Tabulate((PassbandEdge + StopbandEdge) / 2 * lowerRate);
        if (IsDirect)
            Groups = new PhaseGroups(UpFactor, DownFactor, TapCount, rows.Span);
        else
            _rows = rows;
    }

    /// <summary>L of the ratio L/M.</summary>
    public int UpFactor { get; }

    /// <summary>M of the ratio L/M.</summary>
    public int DownFactor { get; }

    /// <summary>T, the input samples that an output sample depends on.</summary>
    public int TapCount { get; }

    /// <summary>P, the rows that a step of one input sample is divided into.</summary>
    public int RowCount { get; }

    /// <summary>Whether every output has a row of its own; otherwise there is one more row, a whole sample on, to interpolate to.</summary>
    public bool IsDirect { get; }

    /// <summary>The rows of a direct table; null where rows are interpolated.</summary>
    public PhaseGroups? Groups { get; }

    /// <summary>The table from <paramref name="inputRateHz"/> to the analysis rate; thread-safe.</summary>
    public static ResamplerTable ToAnalysisRate(int inputRateHz)
    {
        var kept = _kept;
        foreach (var table in kept)
        {
            if (table._inputRateHz == inputRateHz)
                return table;
        }

        var missing = new ResamplerTable(inputRateHz, Segment.SampleRateHz);
        _kept = [missing, .. kept.Take(MaximumKept - 1)];
        return missing;
    }

    /// <summary>Coefficients of row <paramref name="row"/>, where rows are interpolated.</summary>
    public ReadOnlySpan<float> Row(int row) => _rows!.Span.Slice(row * TapCount, TapCount);

    internal static int GreatestCommonDivisor(int a, int b) => b == 0 ? a : GreatestCommonDivisor(b, a % b);

    private LaneBuffer Tabulate(double cutoff)
    {
        var window = new KaiserWindow(StopbandDecibels);
        var rows = IsDirect ? RowCount : RowCount + 1;
        var table = new LaneBuffer((long)rows * TapCount);
        var row = new double[TapCount];
        for (var p = 0; p < rows; p++)
        {
            double sum = 0;
            var instant = (double)(IsDirect ? (long)p * DownFactor % UpFactor : p) / RowCount;
            for (var j = 0; j < TapCount; j++)
            {
                var t = instant + (TapCount / 2) - 1 - j;
                row[j] = 2 * cutoff * Sinc(2 * cutoff * t) * window.At(2 * t / TapCount);
                sum += row[j];
            }

            for (var j = 0; j < TapCount; j++)
                table.Span[(p * TapCount) + j] = (float)(row[j] / sum);
        }

        return table;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);
}
