using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Spectrum;

/// <summary>
/// The padded samples turned over: row n holds sample n of every hop, hops side by side. Frame t is hops t to t + 3, so sample n of as many
/// neighbouring frames as there are lanes is one vector: of row n modulo 512, from hop t + n / 512 on. A sample is turned once, not once a frame.
/// </summary>
internal sealed unsafe class HopColumns<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly LaneBuffer _values;

    public HopColumns(int maximumFrames)
    {
        // The last block's frames end three hops behind the block. An odd number of cache lines a row, because at a power of two all
        // rows would compete for the same few places in the cache.
        const int line = 16;
        var blocks = (maximumFrames + TLanes.Count - 1) / TLanes.Count;
        var hops = blocks * TLanes.Count + AnalysisFrame.HopsPerFrame - 1 + TLanes.Count;
        Stride = ((hops + line - 1) / line | 1) * line;
        _values = new LaneBuffer((long)AnalysisFrame.HopSamples * Stride);
    }

    /// <summary>From a sample of one row to that of the next.</summary>
    public int Stride { get; }

    /// <summary>Sample 0 of a hop, counted from the padding's start.</summary>
    public float* Hop(int hop) => _values.Start + hop;

    /// <summary>Turns the signal's hops; behind them stands what stood there before, so frames there count for nothing.</summary>
    public void Fill(PaddedSignal signal)
    {
        var hops = signal.FrameCount + AnalysisFrame.HopsPerFrame - 1;
        for (var hop = 0; hop < hops; hop += TLanes.Count)
        {
            var samples = signal.Padded + (long)hop * AnalysisFrame.HopSamples;
            for (var n = 0; n < AnalysisFrame.HopSamples; n += TLanes.Count)
                LaneTile<TLanes>.Transpose(samples + n, AnalysisFrame.HopSamples, Hop(hop) + (nint)n * Stride, Stride);
        }
    }
}
