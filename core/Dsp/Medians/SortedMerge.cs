using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Medians;

/// <summary>
/// Merges of sorted groups without branches, in every lane at once. A bitonic sequence (rising, then falling) is put in order by comparing
/// values half its length apart, then a quarter, and so on. Source: Batcher, "Sorting networks and their applications", 1968.
/// </summary>
internal static unsafe class SortedMerge
{
    /// <summary>Two sorted pairs, one behind the other, become a sorted four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of2And2<TLanes>(float* pairs, float* merged)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (a0, a1) = (Load<TLanes>(pairs, 0), Load<TLanes>(pairs, 1));
        var (b0, b1) = (Load<TLanes>(pairs, 2), Load<TLanes>(pairs, 3));
        StoreBitonic(merged, 0, TLanes.Min(a0, b1), TLanes.Min(a1, b0));
        StoreBitonic(merged, 2, TLanes.Max(a0, b1), TLanes.Max(a1, b0));
    }

    /// <summary>Two sorted fours, one behind the other, become a sorted eight.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of4And4<TLanes>(float* fours, float* merged)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (a0, a1, a2, a3) = (Load<TLanes>(fours, 0), Load<TLanes>(fours, 1), Load<TLanes>(fours, 2), Load<TLanes>(fours, 3));
        var (b0, b1, b2, b3) = (Load<TLanes>(fours, 4), Load<TLanes>(fours, 5), Load<TLanes>(fours, 6), Load<TLanes>(fours, 7));
        StoreBitonic(merged, 0, TLanes.Min(a0, b3), TLanes.Min(a1, b2), TLanes.Min(a2, b1), TLanes.Min(a3, b0));
        StoreBitonic(merged, 4, TLanes.Max(a0, b3), TLanes.Max(a1, b2), TLanes.Max(a2, b1), TLanes.Max(a3, b0));
    }

    /// <summary>Two sorted eights, one behind the other, become a sorted sixteen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Of8And8<TLanes>(float* eights, float* merged)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        StoreBitonic(
            merged, 0,
            Lower<TLanes>(eights, 0), Lower<TLanes>(eights, 1), Lower<TLanes>(eights, 2), Lower<TLanes>(eights, 3),
            Lower<TLanes>(eights, 4), Lower<TLanes>(eights, 5), Lower<TLanes>(eights, 6), Lower<TLanes>(eights, 7));
        StoreBitonic(
            merged, 8,
            Upper<TLanes>(eights, 0), Upper<TLanes>(eights, 1), Upper<TLanes>(eights, 2), Upper<TLanes>(eights, 3),
            Upper<TLanes>(eights, 4), Upper<TLanes>(eights, 5), Upper<TLanes>(eights, 6), Upper<TLanes>(eights, 7));
    }

    /// <summary>Of sixteen sorted candidates and eight sorted new values the eight in the middle, sorted: ranks 8 to 15 of 24.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Middle8<TLanes>(float* candidates, float* added, float* middle)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        StoreBitonic(
            middle, 0,
            Middle<TLanes>(candidates, added, 8, 0), Middle<TLanes>(candidates, added, 8, 1),
            Middle<TLanes>(candidates, added, 8, 2), Middle<TLanes>(candidates, added, 8, 3),
            Middle<TLanes>(candidates, added, 8, 4), Middle<TLanes>(candidates, added, 8, 5),
            Middle<TLanes>(candidates, added, 8, 6), Middle<TLanes>(candidates, added, 8, 7));
    }

    /// <summary>Of eight sorted candidates and four sorted new values the four in the middle, sorted: ranks 4 to 7 of 12.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Middle4<TLanes>(float* candidates, float* added, out TLanes m0, out TLanes m1, out TLanes m2, out TLanes m3)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (a, b) = (Middle<TLanes>(candidates, added, 4, 0), Middle<TLanes>(candidates, added, 4, 2));
        var (c, d) = (Middle<TLanes>(candidates, added, 4, 1), Middle<TLanes>(candidates, added, 4, 3));
        var (low0, low1, high0, high1) = (TLanes.Min(a, b), TLanes.Min(c, d), TLanes.Max(a, b), TLanes.Max(c, d));
        m0 = TLanes.Min(low0, low1);
        m1 = TLanes.Max(low0, low1);
        m2 = TLanes.Min(high0, high1);
        m3 = TLanes.Max(high0, high1);
    }

    /// <summary>Of four sorted candidates and two sorted new values the two in the middle: ranks 2 and 3 of 6.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Middle2<TLanes>(
        TLanes c0, TLanes c1, TLanes c2, TLanes c3, TLanes added0, TLanes added1, out TLanes low, out TLanes high)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var (a, b) = (TLanes.Max(c0, TLanes.Min(c2, added1)), TLanes.Max(c1, TLanes.Min(c3, added0)));
        low = TLanes.Min(a, b);
        high = TLanes.Max(a, b);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Lower<TLanes>(float* eights, int i)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Min(Load<TLanes>(eights, i), Load<TLanes>(eights, 15 - i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Upper<TLanes>(float* eights, int i)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Max(Load<TLanes>(eights, i), Load<TLanes>(eights, 15 - i));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Middle<TLanes>(float* candidates, float* added, int count, int i)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.Max(Load<TLanes>(candidates, i), TLanes.Min(Load<TLanes>(candidates, count + i), Load<TLanes>(added, count - 1 - i)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBitonic<TLanes>(float* at, int index, TLanes v0, TLanes v1)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes.Min(v0, v1).Store(at + index * TLanes.Count);
        TLanes.Max(v0, v1).Store(at + (index + 1) * TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBitonic<TLanes>(float* at, int index, TLanes v0, TLanes v1, TLanes v2, TLanes v3)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        StoreBitonic(at, index, TLanes.Min(v0, v2), TLanes.Min(v1, v3));
        StoreBitonic(at, index + 2, TLanes.Max(v0, v2), TLanes.Max(v1, v3));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreBitonic<TLanes>(
        float* at, int index, TLanes v0, TLanes v1, TLanes v2, TLanes v3, TLanes v4, TLanes v5, TLanes v6, TLanes v7)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        StoreBitonic(at, index, TLanes.Min(v0, v4), TLanes.Min(v1, v5), TLanes.Min(v2, v6), TLanes.Min(v3, v7));
        StoreBitonic(at, index + 4, TLanes.Max(v0, v4), TLanes.Max(v1, v5), TLanes.Max(v2, v6), TLanes.Max(v3, v7));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Load<TLanes>(float* at, int index)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Load(at + index * TLanes.Count);
}
