using System.Runtime.Intrinsics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Features;

/// <summary>The stages of feature extraction, compiled for one width of vectors.</summary>
internal abstract class FeaturePipeline
{
    /// <summary>A stretch must be at least this long: the medians mirror 15 frames, the frames mirror half a frame.</summary>
    public const int MinimumSamples = 16_384;

    /// <summary>How many there are; they are counted from 0 in the order of their running.</summary>
    public const FeatureStage StageCount = FeatureStage.Row + 1;

    /// <summary>Numbers side by side in a vector: 16, 8 or 1.</summary>
    public abstract int LaneCount { get; }

    /// <summary>Runs one stage; those before it have run on the same samples.</summary>
    public abstract void Run(FeatureStage stage, ReadOnlySpan<float> samples, Span<double> features);

    /// <summary>Runs all of them.</summary>
    public void Extract(ReadOnlySpan<float> samples, Span<double> features)
    {
        for (FeatureStage stage = 0; stage < StageCount; stage++)
            Run(stage, samples, features);
    }

    /// <summary>The pipeline for the widest vectors of this machine.</summary>
    public static FeaturePipeline ForThisMachine(int maximumSamples) =>
        Vector512.IsHardwareAccelerated ? new FeaturePipeline<Lanes512>(maximumSamples)
        : Vector128.IsHardwareAccelerated ? new FeaturePipeline<Lanes256>(maximumSamples)
        : new FeaturePipeline<ScalarLane>(maximumSamples);
}
