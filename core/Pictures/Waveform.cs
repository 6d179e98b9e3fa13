using System.Diagnostics;

namespace GenreFunctions.Pictures;

/// <summary>The lowest and the highest sample over time. Not thread-safe.</summary>
internal sealed class Waveform(int capacity)
{
    /// <summary>A song of three seconds then has as many units as the widest picture has columns.</summary>
    private const int UnitSamples = 16;

    // The lows are kept as maxima of the samples' negatives.
    private readonly FoldedColumns _columns = new(2, capacity);
    private readonly float[] _unit = new float[2];
    private int _samplesInUnit;

    public void Clear()
    {
        _columns.Clear();
        _samplesInUnit = 0;
    }

    public void Push(ReadOnlySpan<float> samples)
    {
        foreach (var sample in samples)
        {
            if (_samplesInUnit == 0)
                (_unit[0], _unit[1]) = (-sample, sample);
            else
                (_unit[0], _unit[1]) = (MathF.Max(_unit[0], -sample), MathF.Max(_unit[1], sample));
            if (++_samplesInUnit < UnitSamples)
                continue;
            _columns.Add(_unit);
            _samplesInUnit = 0;
        }
    }

    /// <summary>Lows and highs of evenly spaced columns, in 127ths of full scale.</summary>
    /// <param name="lows">As many as columns.</param>
    /// <param name="highs">As many.</param>
    /// <param name="sampleCount">Samples of the song, which were all pushed.</param>
    public void Draw(Span<sbyte> lows, Span<sbyte> highs, long sampleCount)
    {
        Debug.Assert(lows.Length == highs.Length, "A column has both.");
        if (_samplesInUnit > 0)
            _columns.Add(_unit);
        var columns = new float[2 * lows.Length];
        _columns.Resample(columns, sampleCount / (double)UnitSamples, middle: 0.5);
        for (var column = 0; column < lows.Length; column++)
            (lows[column], highs[column]) = (Scaled(-columns[2 * column]), Scaled(columns[2 * column + 1]));
    }

    private static sbyte Scaled(float sample) => (sbyte)MathF.Round(Math.Clamp(sample, -1, 1) * sbyte.MaxValue);
}
