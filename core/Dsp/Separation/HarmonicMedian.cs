using GenreFunctions.Dsp.Medians;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Separation;

/// <summary>
/// The median of each bin's magnitude over 31 frames: steady tones stay, clicks go. Time runs across the lanes of a block, so sixteen bins at
/// a time are turned into a strip with a bin in each lane, filtered, and turned back. Not thread-safe.
/// </summary>
internal sealed unsafe class HarmonicMedian<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly RunningMedian31<TLanes> _median = new();
    private readonly LaneBuffer _strip;
    private readonly LaneBuffer _filtered;
    private readonly LaneBuffer _medians;

    public HarmonicMedian(int maximumFrames)
    {
        var blocks = (maximumFrames + TLanes.Count - 1) / TLanes.Count;
        _strip = new LaneBuffer((long)blocks * TLanes.Count * TLanes.Count);
        _filtered = new LaneBuffer((long)(blocks * TLanes.Count + RunningMedian31<TLanes>.Tile - 1) * TLanes.Count);
        _medians = new LaneBuffer((long)blocks * BlockLength);
    }

    private static int BlockLength => ShortTimeSpectrum<TLanes>.PaddedBinCount * TLanes.Count;

    /// <summary>The medians of a block, laid out as its magnitudes are.</summary>
    public float* Block(int block) => _medians.Start + (long)block * BlockLength;

    public void Compute(ShortTimeSpectrum<TLanes> spectrum)
    {
        var tileLength = TLanes.Count * TLanes.Count;
        for (var tile = 0; tile < BlockLength; tile += tileLength)
        {
            for (var block = 0; block < spectrum.BlockCount; block++)
                LaneTile<TLanes>.Transpose(spectrum.Magnitudes(block) + tile, TLanes.Count, _strip.Start + block * tileLength, TLanes.Count);
            _median.Filter(_strip.Start, _filtered.Start, spectrum.FrameCount);
            for (var block = 0; block < spectrum.BlockCount; block++)
                LaneTile<TLanes>.Transpose(_filtered.Start + block * tileLength, TLanes.Count, Block(block) + tile, TLanes.Count);
        }
    }
}
