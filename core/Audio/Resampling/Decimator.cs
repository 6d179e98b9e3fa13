using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// The resampler's quick path for input rates that are a whole multiple M of the output rate (44.1, 88.2, 176.4 kHz): every output has the
/// same coefficients, so neighbouring outputs go side by side in vector lanes, each summed tap by tap in the same order. No lane
/// depends on another, so the bits depend neither on the vector's width nor on where a block starts.
/// </summary>
internal sealed class Decimator
{
    private const int MaximumOutputs = 512;

    // Four sums at once keep the multipliers busy while each waits for its own last result.
    private static readonly int Stride = 4 * Vector<float>.Count;

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

    private void Split(ReadOnlySpan<float> samples)
    {
        for (var r = 0; r < _factor; r++)
        {
            var branch = _branches.AsSpan(r * _branchLength, _branchLength);
            var length = 0;
            for (var i = r; i < samples.Length; i += _factor)
                branch[length++] = samples[i];

            // Lanes past the last output are thrown away, but what is left over from an earlier block must not slow them by being odd.
            branch[length..].Clear();
        }
    }

    private void FilterStride(int first, Span<float> sums)
    {
        Debug.Assert(first + Stride + _branchTaps <= _branchLength);
        var width = (nuint)Vector<float>.Count;
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
                s1 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i + width), h, s1);
                s2 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i + (2 * width)), h, s2);
                s3 = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref x, i + (3 * width)), h, s3);
            }
        }

        ref var sum = ref MemoryMarshal.GetReference(sums);
        s0.StoreUnsafe(ref sum);
        s1.StoreUnsafe(ref sum, width);
        s2.StoreUnsafe(ref sum, 2 * width);
        s3.StoreUnsafe(ref sum, 3 * width);
    }
}
