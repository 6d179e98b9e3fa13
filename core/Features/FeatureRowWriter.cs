using GenreFunctions.Dsp;

namespace GenreFunctions.Features;

/// <summary>Fills a row of features from left to right.</summary>
internal ref struct FeatureRowWriter(Span<double> features)
{
    private readonly Span<double> _features = features;
    private int _count;

    public void Add(double value) => _features[_count++] = value;

    public void Add(Moments moments)
    {
        Add(moments.Mean);
        Add(moments.Variance);
    }
}
