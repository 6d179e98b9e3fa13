using System.Runtime.CompilerServices;

namespace GenreFunctions.Lanes;

/// <summary>
/// Turns a square of lanes x lanes floats over its diagonal: the way from rows (each frame's samples side by side) into lane-major
/// data (each sample's frames side by side), and back.
/// </summary>
/// <remarks>
/// Interleaving row i with row i + n/2, for all i, moves every index bit one place; log2(n) such rounds move the row number into the
/// column's place. For sixteen lanes that is four rounds of sixteen permutations.
/// </remarks>
internal static unsafe class LaneTile<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Turns the tile at <paramref name="tile"/> in place; rows lie directly behind each other.</summary>
    [SkipLocalsInit]
    public static void Transpose(float* tile)
    {
        var lanes = TLanes.Count;
        if (lanes == 1)
            return;

        var other = stackalloc float[16 * 16];
        var from = tile;
        var to = other;
        for (var round = 1; round < lanes; round *= 2)
        {
            for (var row = 0; row < lanes / 2; row++)
            {
                TLanes.Interleave(TLanes.Load(from + row * lanes), TLanes.Load(from + (row + lanes / 2) * lanes), out var low, out var high);
                low.Store(to + 2 * row * lanes);
                high.Store(to + (2 * row + 1) * lanes);
            }

            var swap = from;
            from = to;
            to = swap;
        }

        if (from != tile)
            new ReadOnlySpan<float>(from, lanes * lanes).CopyTo(new Span<float>(tile, lanes * lanes));
    }
}
