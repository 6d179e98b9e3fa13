namespace GenreFunctions.Simulation.Results;

/// <summary>A whole number that changes now and then: its mean, its most, how long it had which value, and how it went. What lies before 0 s does not count.</summary>
internal sealed class LevelOverTime
{
    private readonly double _binSeconds;
    private readonly double[] _binAreas;
    private readonly int[] _binMost;
    private readonly List<double> _secondsAt = [];
    private double _since;

    /// <summary>At 0, from the beginning on.</summary>
    /// <param name="binSeconds">Length of a stretch.</param>
    /// <param name="bins">Stretches; what lies behind counts to the whole, and to none of them.</param>
    /// <param name="keepsTimes">Remembers how long it had which value; of numbers that stay small.</param>
    public LevelOverTime(double binSeconds, int bins, bool keepsTimes)
    {
        (_binSeconds, _binAreas, _binMost) = (binSeconds, new double[bins], new int[bins]);
        KeepsTimes = keepsTimes;
    }

    /// <summary>How long it had which value is remembered.</summary>
    public bool KeepsTimes { get; }

    /// <summary>What it is now.</summary>
    public int Level { get; private set; }

    /// <summary>The most it was.</summary>
    public int Most { get; private set; }

    /// <summary>Level times seconds.</summary>
    public double Area { get; private set; }

    /// <summary>The mean in a stretch.</summary>
    public IEnumerable<double> Means => _binAreas.Select(area => area / _binSeconds);

    /// <summary>The most in a stretch.</summary>
    public IReadOnlyList<int> Peaks => _binMost;

    /// <summary>Changes it.</summary>
    public void Add(double now, int change)
    {
        Pass(now);
        Level += change;
        if (now < 0)
            return;
        Most = Math.Max(Most, Level);
        if ((int)(now / _binSeconds) is var bin && bin < _binMost.Length)
            _binMost[bin] = Math.Max(_binMost[bin], Level);
    }

    /// <summary>Time goes by without a change.</summary>
    public void Pass(double now)
    {
        if (now <= _since)
            return;
        var seconds = now - _since;
        Area += Level * seconds;
        Most = Math.Max(Most, Level);
        if (KeepsTimes)
        {
            while (_secondsAt.Count <= Level)
                _secondsAt.Add(0);
            _secondsAt[Level] += seconds;
        }

        while (_since < now)
        {
            var bin = (int)(_since / _binSeconds);
            if (bin >= _binAreas.Length)
                break;
            // Beyond the last bound that a rounded quotient can name, so that time goes on.
            var end = Math.Min(now, (bin + 1) * _binSeconds);
            if (end <= _since)
                end = Math.Min(now, (bin + 2) * _binSeconds);
            _binAreas[bin] += Level * (end - _since);
            _binMost[bin] = Math.Max(_binMost[bin], Level);
            _since = end;
        }

        _since = now;
    }

    /// <summary>The value that it did not exceed for so large a part of the time.</summary>
    public int Quantile(double part)
    {
        var (total, seen) = (_secondsAt.Sum(), 0.0);
        for (var level = 0; level < _secondsAt.Count; level++)
        {
            seen += _secondsAt[level];
            if (seen >= part * total)
                return level;
        }

        return Most;
    }
}
