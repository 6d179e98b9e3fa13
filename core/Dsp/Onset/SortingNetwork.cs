using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Onset;

/// <summary>Sorts a power of two of values in each lane, without branches. Source: Batcher's odd-even merge sort, 1968.</summary>
internal static unsafe class SortingNetwork<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    [MethodImpl(Kernel.Options)]
    public static void Sort(float* values, int count)
    {
        for (var sorted = 1; sorted < count; sorted *= 2)
            for (var distance = sorted; distance >= 1; distance /= 2)
                for (var start = distance % sorted; start + distance < count; start += 2 * distance)
                    for (var i = start; i < start + Math.Min(distance, count - distance - start); i++)
                        if (i / (2 * sorted) == (i + distance) / (2 * sorted))
                            CompareExchange(values + i * TLanes.Count, values + (i + distance) * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CompareExchange(float* lower, float* upper)
    {
        var (a, b) = (TLanes.Load(lower), TLanes.Load(upper));
        TLanes.Min(a, b).Store(lower);
        TLanes.Max(a, b).Store(upper);
    }
}
