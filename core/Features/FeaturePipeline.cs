using GenreFunctions.Lanes;

namespace GenreFunctions.Features;

/// <summary>The stages of feature extraction, compiled for one width of vectors.</summary>
internal abstract class FeaturePipeline
{
    /// <summary>A stretch must be at least this long: the medians mirror 15 frames, the frames mirror half a frame.</summary>
    public const int MinimumSamples = 16_384;

    public abstract void Extract(ReadOnlySpan<float> samples, Span<double> features);

    /// <summary>The pipeline for the widest vectors of this machine.</summary>
    public static FeaturePipeline ForThisMachine(int maximumSamples) =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? new FeaturePipeline<Lanes512>(maximumSamples)
        : System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? new FeaturePipeline<Lanes256>(maximumSamples)
        : new FeaturePipeline<ScalarLane>(maximumSamples);
}
