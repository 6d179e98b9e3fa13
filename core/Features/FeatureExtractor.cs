using System.Diagnostics;
using GenreFunctions.Audio;

namespace GenreFunctions.Features;

/// <summary>
/// Computes the 57 features of <c>docs/features.md</c> (schema <see cref="FeatureSchema.Id"/>) for a stretch of mono samples at 22,050 Hz.
/// The constructor allocates, <see cref="Extract"/> does not. Not thread-safe: one for each thread.
/// </summary>
/// <remarks>The arithmetic is in float, sixteen or eight frames side by side in vectors; the same machine gives the same bits for the same samples.</remarks>
public sealed class FeatureExtractor
{
    /// <summary>The longest stretch an extractor can be made for: an hour and a half, beyond which its buffers would not fit an array.</summary>
    public const int LongestStretchSamples = 120_000_000;

    private readonly FeaturePipeline _pipeline;
    private readonly int _maximumSamples;

    /// <summary>Makes room for stretches of up to <paramref name="maximumSamples"/> samples; by default for a segment.</summary>
    /// <param name="maximumSamples">From 16,384 to <see cref="LongestStretchSamples"/>; memory is about 40 bytes a sample.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maximumSamples"/> is too small or too large.</exception>
    public FeatureExtractor(int maximumSamples = Segment.LengthSamples)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumSamples, FeaturePipeline.MinimumSamples);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumSamples, LongestStretchSamples);
        _maximumSamples = maximumSamples;
        _pipeline = FeaturePipeline.ForThisMachine(maximumSamples);
    }

    /// <summary>How many numbers a vector of this machine holds side by side here: 16, 8 or 1.</summary>
    public int LaneCount => _pipeline.LaneCount;

    /// <summary>Computes the features of one stretch.</summary>
    /// <param name="samples">Mono samples at 22,050 Hz, nominally in [-1, 1], all finite; at least 16,384 and at most what the constructor was told.</param>
    /// <param name="features">57 values in the order of <see cref="FeatureSchema.Names"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many samples.</exception>
    /// <exception cref="ArgumentException"><paramref name="features"/> does not hold 57 values.</exception>
    public void Extract(ReadOnlySpan<float> samples, Span<double> features)
    {
        Check(samples, features);
        _pipeline.Extract(samples, features);
    }

    /// <summary>Does what <see cref="Extract"/> does, and says how long each stage took.</summary>
    /// <param name="samples">As there.</param>
    /// <param name="features">As there.</param>
    /// <param name="stageTicks">For each <see cref="FeatureStage"/> the ticks of <see cref="Stopwatch"/> that passed while it ran.</param>
    /// <exception cref="ArgumentOutOfRangeException">Too few or too many samples.</exception>
    /// <exception cref="ArgumentException"><paramref name="features"/> does not hold 57 values, or <paramref name="stageTicks"/> not one for each stage.</exception>
    public void ExtractTimed(ReadOnlySpan<float> samples, Span<double> features, Span<long> stageTicks)
    {
        Check(samples, features);
        if (stageTicks.Length != (int)FeaturePipeline.StageCount)
            throw new ArgumentException($"There are {(int)FeaturePipeline.StageCount} stages, but there is room for the time of {stageTicks.Length}.", nameof(stageTicks));
        var begin = Stopwatch.GetTimestamp();
        for (FeatureStage stage = 0; stage < FeaturePipeline.StageCount; stage++)
        {
            _pipeline.Run(stage, samples, features);
            var end = Stopwatch.GetTimestamp();
            stageTicks[(int)stage] = end - begin;
            begin = end;
        }
    }

    private void Check(ReadOnlySpan<float> samples, Span<double> features)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples.Length, FeaturePipeline.MinimumSamples, nameof(samples));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(samples.Length, _maximumSamples, nameof(samples));
        if (features.Length != FeatureSchema.Count)
            throw new ArgumentException($"Room for {FeatureSchema.Count} features is needed, but there is room for {features.Length}.", nameof(features));
        Debug.Assert(!samples.ContainsAnyExceptInRange(float.MinValue, float.MaxValue), "Every sample is finite.");
    }
}
