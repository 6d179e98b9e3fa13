using System.Runtime.InteropServices;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What one batch of segments scored, as small as it can be said in an orchestration's history.</summary>
/// <param name="FirstSegment">The batch's first segment.</param>
/// <param name="SegmentCount">Its segments.</param>
/// <param name="Silent">Those of them that are silent.</param>
/// <param name="Probabilities">Row-major, one row for each of the others: doubles as they lie in memory, because JSON writes bytes in a third of the room.</param>
/// <param name="ModelId">The model that scored them.</param>
/// <param name="MoodShares">
/// Likewise, of moods, as singles, which lose nothing: models reckon in 32 bits. <see langword="null"/> without them, as in histories of releases that knew none.
/// </param>
/// <param name="MoodModelId">The model of moods; <see langword="null"/> without one.</param>
public sealed record BatchScores(
    int FirstSegment, int SegmentCount, IReadOnlyList<int> Silent, byte[] Probabilities, string ModelId, byte[]? MoodShares = null, string? MoodModelId = null)
{
    /// <summary>Packs scores.</summary>
    internal static BatchScores Of(int firstSegment, int segmentCount, SegmentScores scores, TaggingModel model) => new(
        firstSegment,
        segmentCount,
        [.. Enumerable.Range(firstSegment, segmentCount).Except(scores.Segments)],
        MemoryMarshal.AsBytes<double>(scores.Probabilities).ToArray(),
        model.Metadata.Id,
        model.MoodModelId is null ? null : Singles(scores.MoodShares),
        model.MoodModelId);

    /// <summary>The scores as they were.</summary>
    internal SegmentScores Unpack() => new(
        [.. Enumerable.Range(FirstSegment, SegmentCount).Except(Silent)],
        MemoryMarshal.Cast<byte, double>(Probabilities).ToArray(),
        Silent.Count)
    {
        MoodShares = [.. MemoryMarshal.Cast<byte, float>(MoodShares)],
    };

    private static byte[] Singles(double[] shares) => MemoryMarshal.AsBytes<float>(Array.ConvertAll(shares, share => (float)share)).ToArray();
}
