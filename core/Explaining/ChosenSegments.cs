using GenreFunctions.Audio;
using GenreFunctions.Features;
using GenreFunctions.Tagging;

namespace GenreFunctions.Explaining;

/// <summary>The segments of a song that are looked at, and their features.</summary>
internal static class ChosenSegments
{
    /// <summary>Chooses from the audible segments, evenly: all, or the middle ones of as many equal stretches as may be chosen.</summary>
    /// <returns>Their numbers in the song, ascending.</returns>
    public static int[] Of(IReadOnlyList<SegmentTag> timeline, int most)
    {
        var count = Math.Min(timeline.Count, most);
        return [.. Enumerable.Range(0, count).Select(i => Number(timeline[(int)(((2L * i) + 1) * timeline.Count / (2L * count))]))];
    }

    /// <summary>Computes the features of segments, and reads over the others.</summary>
    /// <returns>Row-major; <see langword="null"/> when the song ends before the last of them.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public static double[]? TryRead(SegmentReader segments, IReadOnlyList<int> chosen, CancellationToken cancellation)
    {
        var extractor = new FeatureExtractor();
        var samples = new float[Segment.LengthSamples];
        var features = new double[chosen.Count * FeatureSchema.Count];
        for (var row = 0; row < chosen.Count; row++)
        {
            do
            {
                cancellation.ThrowIfCancellationRequested();
                if (!segments.Read(samples))
                    return null;
            }
            while (segments.SegmentCount <= chosen[row]);
            extractor.Extract(samples, features.AsSpan(row * FeatureSchema.Count, FeatureSchema.Count));
        }

        return features;
    }

    private static int Number(SegmentTag tag) => (int)Math.Round(tag.StartSeconds * Segment.SampleRateHz / Segment.StrideSamples);
}
