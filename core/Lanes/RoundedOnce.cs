using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace GenreFunctions.Lanes;

/// <summary>
/// <c>left * right + addend</c> of finite numbers, rounded once, for x86 processors without the instruction for it (those before 2013, and what some virtual machines show), where
/// the runtime would call a function for every lane.
/// </summary>
/// <remarks>
/// The product of two floats is exact in double precision. Their sum with a third may not be; where it is not, its last bit is made odd, which
/// keeps what was lost from looking like a tie when the sum is rounded to a float. Source: S. Boldo, G. Melquiond, "Emulation of a FMA and
/// correctly rounded sums: proved algorithms using rounding to odd", 2008.
/// </remarks>
internal static class RoundedOnce
{
    /// <summary>Whether this machine needs it.</summary>
    public static bool IsNeeded
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Sse2.IsSupported && !Fma.IsSupported;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> MultiplyAdd(Vector256<float> left, Vector256<float> right, Vector256<float> addend) => Vector256.Create(
        MultiplyAdd(left.GetLower(), right.GetLower(), addend.GetLower()),
        MultiplyAdd(left.GetUpper(), right.GetUpper(), addend.GetUpper()));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> MultiplyAdd(Vector128<float> left, Vector128<float> right, Vector128<float> addend) => Vector128.Narrow(
        AddToOdd(Vector128.WidenLower(left) * Vector128.WidenLower(right), Vector128.WidenLower(addend)),
        AddToOdd(Vector128.WidenUpper(left) * Vector128.WidenUpper(right), Vector128.WidenUpper(addend)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<double> AddToOdd(Vector128<double> a, Vector128<double> b)
    {
        var sum = a + b;
        var bPart = sum - a;
        var lost = (a - (sum - bPart)) + (b - bPart); // exactly

        // Towards zero first, a step if the loss has the other sign, and then to the odd one of the two that the exact sum lies between.
        var step = (lost.AsInt64() ^ sum.AsInt64()) >>> 63;
        var odd = (sum.AsInt64() - step) | Vector128<long>.One;
        return Vector128.ConditionalSelect(Vector128.Equals(lost, Vector128<double>.Zero), sum, odd.AsDouble());
    }
}
