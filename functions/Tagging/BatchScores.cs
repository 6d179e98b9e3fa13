using System.Runtime.InteropServices;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tagging;

/// <summary>What one batch of segments scored, as small as it can be said in an orchestration's history.</summary>
/// <param name="FirstSegment">The batch's first segment.</param>
/// <param name="SegmentCount">Its segments.</param>
/// <param name="Silent">Those of them that are silent.</param>
/// <param name="Probabilities">Row-major, one row for each of the others: doubles as they lie in memory, because JSON writes bytes in a third of the room.</param>
/// <param name="ModelId">The model that scored them.</param>
public sealed record BatchScores(int FirstSegment, int SegmentCount, IReadOnlyList<int> Silent, byte[] Probabilities, string ModelId)
{
    /// <summary>Packs scores.</summary>
    internal static BatchScores Of(int firstSegment, int segmentCount, SegmentScores scores, string modelId) => new(
        firstSegment,
        segmentCount,
        [.. Enumerable.Range(firstSegment, segmentCount).Except(scores.Segments)],
        MemoryMarshal.AsBytes<double>(scores.Probabilities).ToArray(),
        modelId);

    /// <summary>The scores as they were.</summary>
    internal SegmentScores Unpack() => new(
        [.. Enumerable.Range(FirstSegment, SegmentCount).Except(Silent)],
        MemoryMarshal.Cast<byte, double>(Probabilities).ToArray(),
        Silent.Count);
}
