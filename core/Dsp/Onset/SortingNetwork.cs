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
        // Runs of values are compared with the runs a distance on, but not beyond the two sorted parts that are being merged.
        for (var sorted = 1; sorted < count; sorted *= 2)
            for (var distance = sorted; distance >= 1; distance /= 2)
                for (var run = distance % sorted; run + distance < count; run += 2 * distance)
                    if (((run ^ (run + distance)) & -(2 * sorted)) == 0)
                        CompareRuns(values + run * TLanes.Count, distance * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CompareRuns(float* lower, nint distance)
    {
        for (var end = lower + distance; lower < end; lower += TLanes.Count)
        {
            var (a, b) = (TLanes.Load(lower), TLanes.Load(lower + distance));
            TLanes.Min(a, b).Store(lower);
            TLanes.Max(a, b).Store(lower + distance);
        }
    }
}
