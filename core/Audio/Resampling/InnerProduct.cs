using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// The inner product of two stretches of samples. Both paths keep 32 partial sums in the same lanes and add them in the same order with
/// fused multiply-adds, so every machine gives the same bits.
/// </summary>
internal static class InnerProduct
{
    /// <summary>Lengths are a multiple of this: two accumulators of sixteen lanes.</summary>
    public const int Granularity = 32;

    /// <summary>Sum of <c>a[i] b[i]</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Compute(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
        Vector512.IsHardwareAccelerated ? ComputeWide(a, b) : ComputeNarrow(a, b);

    /// <summary>For machines with 512-bit registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // the first song should not wait for the runtime to notice the loop
    internal static float ComputeWide(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Debug.Assert(a.Length == b.Length && a.Length % Granularity == 0);
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var s0 = Vector512<float>.Zero;
        var s1 = Vector512<float>.Zero;
        for (nuint i = 0; i < (nuint)a.Length; i += Granularity)
        {
            s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), Vector512.LoadUnsafe(ref y, i), s0);
            s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 16), Vector512.LoadUnsafe(ref y, i + 16), s1);
        }

        var sum = s0 + s1;
        return AddLanes(sum.GetLower() + sum.GetUpper());
    }

    /// <summary>For every other machine.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // the first song should not wait for the runtime to notice the loop
    internal static float ComputeNarrow(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        Debug.Assert(a.Length == b.Length && a.Length % Granularity == 0);
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var s0 = Vector256<float>.Zero;
        var s1 = Vector256<float>.Zero;
        var s2 = Vector256<float>.Zero;
        var s3 = Vector256<float>.Zero;
        for (nuint i = 0; i < (nuint)a.Length; i += Granularity)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i), Vector256.LoadUnsafe(ref y, i), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i + 8), Vector256.LoadUnsafe(ref y, i + 8), s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i + 16), Vector256.LoadUnsafe(ref y, i + 16), s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref x, i + 24), Vector256.LoadUnsafe(ref y, i + 24), s3);
        }

        return AddLanes(s0 + s2 + (s1 + s3));
    }

    // Spelled out, because the order in which Vector256.Sum adds is not promised.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float AddLanes(Vector256<float> sums)
    {
        var four = sums.GetLower() + sums.GetUpper();
        var two = four.GetLower() + four.GetUpper();
        return two.GetElement(0) + two.GetElement(1);
    }
}
