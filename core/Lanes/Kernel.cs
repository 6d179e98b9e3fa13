using System.Runtime.CompilerServices;

namespace GenreFunctions.Lanes;

/// <summary>
/// How a loop over lanes is compiled: <c>[MethodImpl(Kernel.Options)]</c>.
/// </summary>
/// <remarks>
/// The compiler follows some thousand variables a method and inlines up to a budget; a kernel with all its lane operations uses up much of
/// both, and what is beyond them lives in memory or is called. So a kernel never becomes part of its caller, a large one is divided, and no
/// call is made while sums are alive: calls preserve no vector register.
/// </remarks>
internal static class Kernel
{
    /// <summary>Optimised from the first call on, as the first song should not wait for the runtime to notice the loop, and a method of its own.</summary>
    public const MethodImplOptions Options = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;
}
