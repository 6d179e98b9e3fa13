namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>
/// A resonant second-order filter that stays stable while its corner moves: low-pass and band-pass out of one state.
/// Source: V. Zavalishin, "The Art of VA Filter Design" (2012), the topology-preserving state-variable filter.
/// </summary>
internal struct StateVariableFilter
{
    private float _damping;
    private float _gain;
    private float _scale;
    private float _first;
    private float _second;

    /// <summary>What passed the low-pass side at the last <see cref="Step"/>.</summary>
    public float Low { get; private set; }

    /// <summary>What passed the band-pass side, at unit gain in the middle of the band.</summary>
    public float Band { get; private set; }

    /// <summary>Moves the corner; <paramref name="quality"/> is 0.7 for a flat low-pass, more for a peak.</summary>
    public void Tune(double cornerHz, double quality)
    {
        _gain = (float)Math.Tan(Math.PI * Math.Clamp(cornerHz, 20, 0.45 * Sound.SampleRateHz) / Sound.SampleRateHz);
        _damping = (float)(1 / quality);
        _scale = 1 / (1 + (_gain * (_gain + _damping)));
    }

    /// <summary>Filters one sample.</summary>
    public void Step(float input)
    {
        var high = (input - ((_damping + _gain) * _first) - _second) * _scale;
        var band = (_gain * high) + _first;
        _first = (_gain * high) + band;
        Low = (_gain * band) + _second;
        _second = (_gain * band) + Low;
        Band = band * _damping;
    }
}
