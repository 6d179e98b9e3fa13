namespace GenreFunctions.Cli.Demo.Mixing;

/// <summary>
/// A small room: parallel feedback combs with damped highs, then all-passes that smear them.
/// Source: M. Schroeder, "Natural Sounding Artificial Reverberation" (1962); J. Moorer (1979) for the damping.
/// </summary>
internal sealed class Reverb
{
    /// <summary>Combs of 30 to 45 ms with no common period, as Schroeder advises.</summary>
    private static readonly double[] CombSeconds = [0.0297, 0.0371, 0.0411, 0.0437];

    private static readonly double[] AllPassSeconds = [0.005, 0.0017];

    /// <summary>The other ear hears other paths: its delays are longer by this.</summary>
    private const double EarSeconds = 0.0007;

    private const float CombFeedback = 0.78f;
    private const float AllPassGain = 0.7f;
    private const float Damping = 0.35f;

    private readonly float[][] _combs;
    private readonly float[] _damped;
    private readonly float[][] _allPasses;
    private readonly int[] _positions;

    /// <summary>The room as one ear hears it.</summary>
    public Reverb(bool rightEar)
    {
        var longer = rightEar ? EarSeconds : 0;
        _combs = [.. CombSeconds.Select(seconds => new float[Sound.Samples(seconds + longer)])];
        _allPasses = [.. AllPassSeconds.Select(seconds => new float[Sound.Samples(seconds + longer)])];
        _damped = new float[_combs.Length];
        _positions = new int[_combs.Length + _allPasses.Length];
    }

    /// <summary>What comes back from the room for one sample sent into it.</summary>
    public float Step(float input)
    {
        float room = 0;
        for (var i = 0; i < _combs.Length; i++)
        {
            ref var cell = ref Next(_combs[i], i);
            room += cell;
            _damped[i] += (1 - Damping) * (cell - _damped[i]);
            cell = input + (CombFeedback * _damped[i]);
        }

        for (var i = 0; i < _allPasses.Length; i++)
        {
            ref var cell = ref Next(_allPasses[i], _combs.Length + i);
            var delayed = cell;
            cell = room + (AllPassGain * delayed);
            room = delayed - (AllPassGain * cell);
        }

        return room;
    }

    private ref float Next(float[] line, int index)
    {
        ref var position = ref _positions[index];
        position = position + 1 == line.Length ? 0 : position + 1;
        return ref line[position];
    }
}
