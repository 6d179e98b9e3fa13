using System.Buffers.Binary;
using System.Diagnostics;
using Azure.Storage.Blobs.Specialized;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Metering;

namespace GenreFunctions.Functions.Staging;

/// <summary>
/// Writes a song's segments to its staging blob, four megabytes at a time, which is all the memory it takes. Blocks are named by their number: two runs
/// of the same song write the same blocks, and may do so at the same time.
/// </summary>
internal sealed class StagedAudioWriter(BlockBlobClient blob)
{
    // A request of 4 MB takes far longer than its overhead; a blob has room for 50,000 of them, which is four weeks of music.
    private const int SegmentsPerBlock = 16;

    private readonly byte[] _block = new byte[SegmentsPerBlock * StagingArea.StrideBytes];
    private readonly List<string> _written = [];
    private int _filled;

    /// <summary>Appends a segment.</summary>
    public async Task WriteAsync(ReadOnlyMemory<float> segment, CancellationToken cancellation)
    {
        Debug.Assert(segment.Length == Segment.LengthSamples);
        if (_filled == SegmentsPerBlock)
            await FlushAsync(cancellation);
        var target = _block.AsSpan(_filled++ * StagingArea.StrideBytes, StagingArea.StrideBytes);
        Write(segment.Span, target);

        // The sample between two segments belongs to neither; a zero keeps its place.
        target[(Segment.LengthSamples * sizeof(float))..].Clear();
    }

    /// <summary>Makes a blob of what was written, in place of any that was there.</summary>
    public async Task CommitAsync(CancellationToken cancellation)
    {
        await FlushAsync(cancellation);
        await blob.CommitBlockListAsync(_written, cancellationToken: cancellation);
    }

    private static void Write(ReadOnlySpan<float> samples, Span<byte> target)
    {
        for (var i = 0; i < samples.Length; i++)
            BinaryPrimitives.WriteSingleLittleEndian(target[(i * sizeof(float))..], samples[i]);
    }

    private async Task FlushAsync(CancellationToken cancellation)
    {
        if (_filled == 0)
            return;
        var id = Convert.ToBase64String(BitConverter.GetBytes(_written.Count));
        using var content = new MemoryStream(_block, 0, _filled * StagingArea.StrideBytes, writable: false);
        await blob.StageBlockAsync(id, content, cancellationToken: cancellation);
        UsageMeter.Current?.CountStaged(_filled * (long)StagingArea.StrideBytes);
        _written.Add(id);
        _filled = 0;
    }
}
