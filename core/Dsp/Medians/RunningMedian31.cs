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
    private const int Tile = 16;

    /// <summary>Tiles for which sorted neighbours are prepared at a time: few enough for the first-level cache, many enough to share.</summary>
    private const int StretchTiles = 5;

    /// <summary>The last tile's windows end 30 values behind its last output; the sorted octets reach one value less.</summary>
    private const int StretchValues = StretchTiles * Tile + Width - 1;

    private readonly LaneBuffer _values = new((StretchValues + 2) * TLanes.Count);
    private readonly LaneBuffer _pairs = new((StretchValues + 2) * TLanes.Count);
    private readonly LaneBuffer _quads = new((StretchValues + 2) * TLanes.Count);
    private readonly LaneBuffer _octets = new((StretchValues + 2) * TLanes.Count);

    /// <summary>Filters <paramref name="count"/> values (at least 16) of each lane.</summary>
    public void Filter(float* source, float* destination, int count)
    {
        for (var start = 0; start < count; start += StretchTiles * Tile)
        {
            var outputs = Math.Min(StretchTiles * Tile, count - start);
            var tiles = (outputs + Tile - 1) / Tile;
            Gather(source, count, start - Reach, tiles * Tile + Width - 1);
            SortNeighbours(tiles * Tile + Width - 1);
            for (var tile = 0; tile < tiles; tile++)
                FilterTile(tile * Tile, destination + (start + tile * Tile) * TLanes.Count, Math.Min(Tile, outputs - tile * Tile));
        }
    }

    private void Gather(float* source, int count, int first, int length)
    {
        for (var i = 0; i < length; i++)
        {
            // What lies behind the mirror's reach belongs to outputs of the last tile that nobody asked for.
            var index = first + i;
            index = index < 0 ? -1 - index : index >= count ? Math.Max(0, 2 * count - 1 - index) : index;
            TLanes.Load(source + index * TLanes.Count).Store(_values.Start + i * TLanes.Count);
        }
    }

    /// <summary>Sorts values 1-2, 3-4, ... then 3-6, 7-10, ... then 7-14, 15-22, ...: every group that some tile adds at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SortNeighbours(int length)
    {
        var lanes = TLanes.Count;
        for (var i = 1; i + 1 < length; i += 2)
        {
            var (a, b) = (TLanes.Load(_values.Start + i * lanes), TLanes.Load(_values.Start + (i + 1) * lanes));
            TLanes.Min(a, b).Store(_pairs.Start + i * lanes);
            TLanes.Max(a, b).Store(_pairs.Start + (i + 1) * lanes);
        }

        for (var i = 3; i + 3 < length; i += 4)
            SortedMerge.Of2And2<TLanes>(_pairs.Start + i * lanes, _quads.Start + i * lanes);
        for (var i = 7; i + 7 < length; i += 8)
            SortedMerge.Of4And4<TLanes>(_quads.Start + i * lanes, _octets.Start + i * lanes);
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FilterTile(int first, float* destination, int outputs)
    {
        var lanes = TLanes.Count;
        var scratch = stackalloc float[(16 + 8 + 4) * 16];
        var of16 = scratch;
        var of8 = of16 + 16 * lanes;
        var of4 = of8 + 8 * lanes;

        SortedMerge.Of8And8<TLanes>(_octets.Start + (first + 15) * lanes, of16);
        for (var eight = 0; eight < Tile; eight += 8)
        {
            SortedMerge.Middle8<TLanes>(of16, _octets.Start + NewValues(first, eight, 8) * lanes, of8);
            for (var four = eight; four < eight + 8; four += 4)
            {
                SortedMerge.Middle4<TLanes>(of8, _quads.Start + NewValues(first, four, 4) * lanes, of4);
                for (var two = four; two < four + 4 && two < outputs; two += 2)
                {
                    SortedMerge.Middle2<TLanes>(of4, _pairs.Start + NewValues(first, two, 2) * lanes, out var low, out var high);
                    Median(low, high, first + two).Store(destination + two * lanes);
                    if (two + 1 < outputs)
                        Median(low, high, first + two + Width).Store(destination + (two + 1) * lanes);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private TLanes Median(TLanes low, TLanes high, int lastValue) =>
        TLanes.Max(low, TLanes.Min(high, TLanes.Load(_values.Start + lastValue * TLanes.Count)));

    /// <summary>
    /// Where the values lie that a part of a tile adds to what its parent knows: just before the parent's shared values for the lower
    /// part, just behind them for the upper one.
    /// </summary>
    private static int NewValues(int first, int part, int outputs)
    {
        var parent = part / (2 * outputs) * (2 * outputs);
        return part == parent ? first + parent + outputs - 1 : first + parent + Width;
    }
}
