namespace GenreFunctions.Dsp.Onset;

/// <summary>
/// The weights g of the windows f so far, summed up at every place m of the envelope: sum of g, of g cos(m - f), g sin(m - f),
/// g cos(2m - 2f) and g sin(2m - 2f), angles in windows (344ths of a turn). Each follows from a running sum over f by the angle of m.
/// </summary>
internal sealed class WindowSums(int length)
{
    public static readonly double[] Cosines = [.. Angles.Select(Math.Cos)];
    public static readonly double[] Sines = [.. Angles.Select(Math.Sin)];

    private double _even, _cos1, _sin1, _cos2, _sin2;

    private static IEnumerable<double> Angles => Enumerable.Range(0, Tempogram.WindowFrames).Select(i => 2 * Math.PI * i / Tempogram.WindowFrames);

    public double[] Even { get; } = new double[length];

    public double[] Cos1 { get; } = new double[length];

    public double[] Sin1 { get; } = new double[length];

    public double[] Cos2 { get; } = new double[length];

    public double[] Sin2 { get; } = new double[length];

    public void Clear() => _even = _cos1 = _sin1 = _cos2 = _sin2 = 0;

    /// <summary>A window begins (or ends) at frame f.</summary>
    public void Add(int f, double weight)
    {
        var (once, twice) = (f % Tempogram.WindowFrames, 2 * f % Tempogram.WindowFrames);
        _even += weight;
        _cos1 += weight * Cosines[once];
        _sin1 += weight * Sines[once];
        _cos2 += weight * Cosines[twice];
        _sin2 += weight * Sines[twice];
    }

    /// <summary>Writes down the sums at place m.</summary>
    public void Keep(int m)
    {
        var (once, twice) = (m % Tempogram.WindowFrames, 2 * m % Tempogram.WindowFrames);
        Even[m] = _even;
        Cos1[m] = Cosines[once] * _cos1 + Sines[once] * _sin1;
        Sin1[m] = Sines[once] * _cos1 - Cosines[once] * _sin1;
        Cos2[m] = Cosines[twice] * _cos2 + Sines[twice] * _sin2;
        Sin2[m] = Sines[twice] * _cos2 - Cosines[twice] * _sin2;
    }
}
