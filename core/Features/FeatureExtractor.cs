namespace GenreFunctions.Features;

/// <summary>Computes the 57 features. The constructor allocates, <see cref="Extract"/> does not. Not thread-safe: one per thread.</summary>
public sealed class FeatureExtractor
{
    /// <summary>Makes room for stretches of up to <paramref name="maximumSamples"/> samples.</summary>
    public FeatureExtractor(int maximumSamples = Audio.Segment.LengthSamples) => throw new NotImplementedException();

    /// <summary>Computes the features of one stretch of mono samples at 22,050 Hz into 57 values in the order of <see cref="FeatureSchema.Names"/>.</summary>
    public void Extract(ReadOnlySpan<float> samples, Span<double> features) => throw new NotImplementedException();
}
