using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// The resampler's quick path for input rates that are a whole multiple M of the output rate (44.1, 88.2, 176.4 kHz): every output has the
/// same coefficients, so neighbouring outputs go side by side in vector lanes, each summed tap by tap in the same order. No lane
/// depends on another, so the bits depend neither on the vector's width nor on where a block starts.
/// </summary>
internal sealed class Decimator
{
    private const int MaximumOutputs = 1024;

    /// <summary>
    /// Four sums at once keep the multipliers busy while each waits for its own last result; 64 outputs fill them on the widest machine.
    /// </summary>
    private const int Stride = 64;

    private readonly int _factor;
    private readonly int _tapCount;
    private readonly int _branchTaps;
    private readonly int _branchLength;
    private readonly float[] _coefficients; // branch r holds taps r, r + M, r + 2M, ...
    private readonly float[] _branches;     // and meets samples r, r + M, r + 2M, ...

    /// <summary>A decimator for the only row of <paramref name="table"/>.</summary>
    public Decimator(ResamplerTable table)
    {
        Debug.Assert(table.UpFactor == 1 && table.IsDirect);
        _factor = table.DownFactor;
        _tapCount = table.TapCount;
        _branchTaps = (_tapCount + _factor - 1) / _factor;
        _branchLength = MaximumOutputs + Stride + _branchTaps;
        _branches = new float[_factor * _branchLength];
        _coefficients = new float[_factor * _branchTaps];
        var row = table.Row(0);
        for (var j = 0; j < _tapCount; j++)
            _coefficients[(j % _factor * _branchTaps) + (j / _factor)] = row[j];
    }

    /// <summary>Filters as many outputs as fit at once.</summary>
    /// <param name="samples">The window of the first output and whatever follows it; at least one whole window.</param>
    /// <param name="output">Where outputs go, at most as many as <paramref name="samples"/> has windows for.</param>
    /// <returns>How many outputs were filtered.</returns>
    public int Filter(ReadOnlySpan<float> samples, Span<float> output)
    {
        var count = Math.Min(output.Length, MaximumOutputs);
        Debug.Assert(samples.Length >= _tapCount + ((count - 1) * _factor));
        Split(samples[..(_tapCount + ((count - 1) * _factor))]);

        Span<float> sums = stackalloc float[Stride];
        for (var n = 0; n < count; n += Stride)
        {
            FilterStride(n, sums);
            sums[..Math.Min(Stride, count - n)].CopyTo(output[n..]);
        }

        return count;
    }

    // Lanes past the last output are thrown away, so what an earlier block left behind it in a branch does no harm.
    private void Split(ReadOnlySpan<float> samples)
    {
        var done = _factor == 2 ? SplitPairs(samples) : 0;
        for (var r = 0; r < _factor; r++)
        {
            var branch = _branches.AsSpan(r * _branchLength, _branchLength);
            var length = done / _factor;
            for (var i = done + r; i < samples.Length; i += _factor)
                branch[length++] = samples[i];
        }
    }

    // Two samples are one 64-bit lane: its low half belongs to the even branch, its high half to the odd one.
    private int SplitPairs(ReadOnlySpan<float> samples)
    {
        var pairs = MemoryMarshal.Cast<float, ulong>(samples);
        var even = MemoryMarshal.Cast<float, uint>(_branches.AsSpan(0, _branchLength));
        var odd = MemoryMarshal.Cast<float, uint>(_branches.AsSpan(_branchLength));
        var i = 0;
        for (; i + (2 * Vector<ulong>.Count) <= pairs.Length; i += 2 * Vector<ulong>.Count)
        {
            var low = new Vector<ulong>(pairs[i..]);
            var high = new Vector<ulong>(pairs[(i + Vector<ulong>.Count)..]);
            Vector.Narrow(low, high).CopyTo(even[i..]);
            Vector.Narrow(low >>> 32, high >>> 32).CopyTo(odd[i..]);
        }

        return 2 * i;
    }

    private void FilterStride(int first, Span<float> sums)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            FilterWide(first, sums);
            return;
        }

        for (var n = 0; n < Stride; n += 4 * Vector<float>.Count)
            FilterNarrow(first + n, sums[n..]);
    }

    /// <summary>For machines with 512-bit registers: 64 outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // the first song should not wait for the runtime to notice the loop
    internal void FilterWide(int first, Span<float> sums)
    {
        Debug.Assert(first + Stride + _branchTaps <= _branchLength);
        Vector512<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var r = 0; r < _factor; r++)
        {
            ref var x = ref _branches[(r * _branchLength) + first];
            var taps = _coefficients.AsSpan(r * _branchTaps, _branchTaps);
            for (var q = 0; q < taps.Length; q++)
            {
                var h = Vector512.Create(taps[q]);
                var i = (nuint)q;
                s0 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i), h, s0);
                s1 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 16), h, s1);
                s2 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 32), h, s2);
                s3 = Vector512.FusedMultiplyAdd(Vector512.LoadUnsafe(ref x, i + 48), h, s3);
            }
        }

        s0.CopyTo(sums);
        s1.CopyTo(sums[16..]);
        s2.CopyTo(sums[32..]);
        s3.CopyTo(sums[48..]);
    }

    /// <summary>For every other machine: four vectors of outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal void FilterNarrow(int first, Span<float> sums)
    {
        Debug.Assert(first + Stride + _branchTaps <= _branchLength + Stride);
        var width = Vector<float>.Count;
        Vector<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var r = 0; r < _factor; r++)
        {
            ref var x = ref _branches[(r * _branchLength) + first];
            var taps = _coefficients.AsSpan(r * _branchTaps, _branchTaps);
            for (var q = 0; q < taps.Length; q++)
            {
                var h = new Vector<float>(taps[q]);
                var i = (nuint)q;
                s0 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i), h, s0);
                s1 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i + (nuint)width), h, s1);
                s2 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i + (nuint)(2 * width)), h, s2);
                s3 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i + (nuint)(3 * width)), h, s3);
            }
        }

        s0.CopyTo(sums);
        s1.CopyTo(sums[width..]);
        s2.CopyTo(sums[(2 * width)..]);
        s3.CopyTo(sums[(3 * width)..]);
    }
}
