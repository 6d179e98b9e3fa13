using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Medians;

/// <summary>
/// The median of 31 neighbours, at every place of a sequence, one sequence in each lane. Beyond the ends the sequence is mirrored with its
/// last value repeated (d c b a | a b c d | d c b a). Source: <c>scipy.ndimage.median_filter(size=31, mode="reflect")</c>.
/// </summary>
/// <remarks>
/// 31 = 2 x 16 - 1, so the windows of sixteen neighbouring outputs share sixteen values. Those are sorted once. Then the sixteen outputs
/// are halved again and again: eight of them share eight values more, and of the 24 known values only the eight in the middle can still be a
/// median; four share four more, and so on, until one output with its last value is left:
/// <code>outputs  known  candidates
///      16     16          16
///       8     24           8
///       4     28           4
///       2     30           2
///       1     31           1</code>
/// With n candidates c, ascending, and n/2 new values e, ascending, the middle of both together is max(c[i], min(c[n/2+i], e[n/2-1-i])),
/// rising and then falling, which a bitonic merge puts in order: about 24 minima and maxima an output, and no branch.
/// Source: Adams, "Fast median filters using separable sorting networks", SIGGRAPH 2021. Not thread-safe.
/// </remarks>
internal sealed unsafe class RunningMedian31<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    public const int Width = 31;

    private const int Reach = Width / 2;

    /// <summary>Outputs that are worked on together.</summary>
    public const int Tile = 16;

    /// <summary>Tiles for which sorted neighbours are prepared at a time: few enough for the first-level cache, many enough to share.</summary>
    private const int StretchTiles = 5;

    /// <summary>The last tile's windows end 30 values behind its last output; the sorted octets reach one value less.</summary>
    private const int StretchValues = StretchTiles * Tile + Width - 1;

    private readonly LaneBuffer _mirrored = new((1 + StretchValues) * TLanes.Count);
    private readonly LaneBuffer _pairs = new((StretchValues + 2) * TLanes.Count);
    private readonly LaneBuffer _quads = new((StretchValues + 2) * TLanes.Count);
    private readonly LaneBuffer _octets = new((StretchValues + 2) * TLanes.Count);
    private readonly LaneBuffer _of16 = new(16 * TLanes.Count);
    private readonly LaneBuffer _of8 = new(8 * TLanes.Count);

    /// <summary>Filters <paramref name="count"/> values (at least 16) of each lane; there is room for a multiple of 16 at the destination.</summary>
    public void Filter(float* source, float* destination, int count)
    {
        for (var start = 0; start < count; start += StretchTiles * Tile)
        {
            var tiles = (Math.Min(StretchTiles * Tile, count - start) + Tile - 1) / Tile;
            var values = ValuesFrom(source, count, start - Reach, tiles * Tile + Width - 1);
            SortNeighbours(values, tiles * Tile + Width - 1);
            for (var tile = 0; tile < tiles * Tile; tile += Tile)
                FilterTile(values + tile * TLanes.Count, tile, destination + (start + tile) * TLanes.Count);
        }
    }

    /// <summary>The values of a stretch: in their place where all are there, otherwise a copy that goes on beyond the ends.</summary>
    private float* ValuesFrom(float* source, int count, int first, int length)
    {
        if (first >= 0 && first + length <= count)
            return source + first * TLanes.Count;

        for (var i = 0; i < length; i++)
        {
            // What lies behind the mirror's reach belongs to outputs of the last tile that nobody asked for.
            var index = first + i;
            index = index < 0 ? -1 - index : index >= count ? Math.Max(0, 2 * count - 1 - index) : index;
            TLanes.Load(source + index * TLanes.Count).Store(_mirrored.Start + i * TLanes.Count);
        }

        return _mirrored.Start;
    }

    /// <summary>Sorts values 1-2, 3-4, ... then 3-6, 7-10, ... then 7-14, 15-22, ...: every group that some tile adds at once.</summary>
    [MethodImpl(Kernel.Options)]
    private void SortNeighbours(float* values, int length)
    {
        var lanes = TLanes.Count;
        float* pairs = _pairs.Start, quads = _quads.Start, octets = _octets.Start;
        for (var i = 1; i + 1 < length; i += 2)
        {
            var (a, b) = (TLanes.Load(values + i * lanes), TLanes.Load(values + (i + 1) * lanes));
            TLanes.Min(a, b).Store(pairs + i * lanes);
            TLanes.Max(a, b).Store(pairs + (i + 1) * lanes);
        }

        for (var i = 3; i + 3 < length; i += 4)
            SortedMerge.Of2And2<TLanes>(pairs + i * lanes, quads + i * lanes);
        for (var i = 7; i + 7 < length; i += 8)
            SortedMerge.Of4And4<TLanes>(quads + i * lanes, octets + i * lanes);
    }

    /// <summary>
    /// Sixteen outputs. What a half of the outputs known so far adds lies just before their shared values for the lower half, just behind them
    /// for the upper one: of n outputs from p on, from value p + n - 1 or from value p + 31 - n on.
    /// </summary>
    [MethodImpl(Kernel.Options)]
    private void FilterTile(float* values, int first, float* destination)
    {
        var lanes = TLanes.Count;
        var octets = _octets.Start + first * lanes;
        var quads = _quads.Start + first * lanes;
        var pairs = _pairs.Start + first * lanes;
        float* of16 = _of16.Start, of8 = _of8.Start;

        SortedMerge.Of8And8<TLanes>(octets + 15 * lanes, of16);
        SortedMerge.Middle8<TLanes>(of16, octets + 7 * lanes, of8);
        FilterFour(of8, quads + 3 * lanes, pairs, values, destination);
        FilterFour(of8, quads + 31 * lanes, pairs + 4 * lanes, values + 4 * lanes, destination + 4 * lanes);
        SortedMerge.Middle8<TLanes>(of16, octets + 31 * lanes, of8);
        FilterFour(of8, quads + 11 * lanes, pairs + 8 * lanes, values + 8 * lanes, destination + 8 * lanes);
        FilterFour(of8, quads + 39 * lanes, pairs + 12 * lanes, values + 12 * lanes, destination + 12 * lanes);
    }

    /// <summary>Four outputs of eight candidates and the quad that these four add; the pairs and values from the first output's on.</summary>
    [MethodImpl(Kernel.Options)]
    private static void FilterFour(float* of8, float* quad, float* pairs, float* values, float* destination)
    {
        var lanes = TLanes.Count;
        SortedMerge.Middle4<TLanes>(of8, quad, out var c0, out var c1, out var c2, out var c3);
        SortedMerge.Middle2(c0, c1, c2, c3, TLanes.Load(pairs + lanes), TLanes.Load(pairs + 2 * lanes), out var low, out var high);
        Median(low, high, values).Store(destination);
        Median(low, high, values + Width * lanes).Store(destination + lanes);
        SortedMerge.Middle2(c0, c1, c2, c3, TLanes.Load(pairs + 31 * lanes), TLanes.Load(pairs + 32 * lanes), out var low2, out var high2);
        Median(low2, high2, values + 2 * lanes).Store(destination + 2 * lanes);
        Median(low2, high2, values + (2 + Width) * lanes).Store(destination + 3 * lanes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Median(TLanes low, TLanes high, float* last) => TLanes.Max(low, TLanes.Min(high, TLanes.Load(last)));
}
