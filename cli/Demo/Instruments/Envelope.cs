namespace GenreFunctions.Cli.Demo.Instruments;

/// <summary>The loudness of a note over time: a straight attack, an exponential decay while held, a straight release to nothing.</summary>
internal struct Envelope
{
    private readonly float _attackStep;
    private readonly float _decay;
    private readonly float _releaseStep;
    private float _attack;
    private float _level = 1;
    private float _release = 1;
    private int _heldSamples;

    /// <summary>The first <paramref name="holdSamples"/> samples are the held note.</summary>
    public Envelope(double attackSeconds, double decaySeconds, double releaseSeconds, int holdSamples)
    {
        _attackStep = 1f / Math.Max(1, Sound.Samples(attackSeconds));
        _decay = double.IsPositiveInfinity(decaySeconds) ? 1 : Sound.DecayPerSample(decaySeconds);
        _releaseStep = 1f / Math.Max(1, Sound.Samples(releaseSeconds));
        _heldSamples = holdSamples;
    }

    /// <summary>The next sample's loudness, 0 to 1.</summary>
    public float Next()
    {
        _attack = Math.Min(1, _attack + _attackStep);
        _level *= _decay;
        if (_heldSamples-- <= 0)
            _release = Math.Max(0, _release - _releaseStep);
        return _attack * _level * _release;
    }
}
