namespace GenreFunctions.Dsp.Separation;

/// <summary>Sum and sum of squares of a signal. Its mean is next to nothing beside its deviation, so one pass is exact enough.</summary>
internal struct SampleSums
{
    private double _sum;
    private double _squares;

    public void Add(double sum, double squares)
    {
        _sum += sum;
        _squares += squares;
    }

    public readonly Moments Over(int sampleCount)
    {
        var mean = _sum / sampleCount;
        return new Moments(mean, Math.Max(0, _squares / sampleCount - mean * mean));
    }
}
