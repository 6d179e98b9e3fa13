using System.Runtime.CompilerServices;

namespace GenreFunctions.Lanes;

/// <summary>
/// Turns a square of lanes x lanes floats over its diagonal: the way from rows (each frame's samples side by side) into lane-major
/// data (each sample's frames side by side), and back.
/// </summary>
/// <remarks>
/// Interleaving row i with row i + n/2, for all i, moves every index bit one place; log2(n) such rounds move the row number into the
/// column's place. Two rounds at a time stay in registers: of rows i, i + n/4, i + n/2, i + 3n/4 they make rows 4i to 4i + 3.
/// </remarks>
internal static unsafe class LaneTile<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Turns a tile whose rows lie <paramref name="stride"/> floats apart into one whose rows lie <paramref name="turnedStride"/> apart.</summary>
    [SkipLocalsInit]
    [MethodImpl(Kernel.Options)]
    public static void Transpose(float* source, nint stride, float* turned, nint turnedStride)
    {
        var lanes = TLanes.Count;
        if (lanes == 1)
        {
            *turned = *source;
            return;
        }

        // On a cache line, as tiles are: the stack promises less.
        var scratch = stackalloc float[16 * 16 + 15];
        var between = (float*)((nint)(scratch + 15) & ~63);
        for (var row = 0; row < lanes / 4; row++)
            TwoRounds(source + row * stride, lanes / 4 * stride, between + 4 * row * lanes, lanes);
        if (lanes == 16)
        {
            for (var row = 0; row < lanes / 4; row++)
                TwoRounds(between + row * lanes, lanes / 4 * lanes, turned + 4 * row * turnedStride, turnedStride);
            return;
        }

        for (var row = 0; row < lanes / 2; row++)
            OneRound(between + row * lanes, between + (row + lanes / 2) * lanes, turned + 2 * row * turnedStride, turnedStride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoRounds(float* row, nint quarter, float* rows, nint stride)
    {
        TLanes.Interleave(TLanes.Load(row), TLanes.Load(row + 2 * quarter), out var evenLow, out var evenHigh);
        TLanes.Interleave(TLanes.Load(row + quarter), TLanes.Load(row + 3 * quarter), out var oddLow, out var oddHigh);
        TLanes.Interleave(evenLow, oddLow, out var row0, out var row1);
        TLanes.Interleave(evenHigh, oddHigh, out var row2, out var row3);
        row0.Store(rows);
        row1.Store(rows + stride);
        row2.Store(rows + 2 * stride);
        row3.Store(rows + 3 * stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneRound(float* lower, float* upper, float* rows, nint stride)
    {
        TLanes.Interleave(TLanes.Load(lower), TLanes.Load(upper), out var low, out var high);
        low.Store(rows);
        high.Store(rows + stride);
    }
}
