using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// The resampler's quick path for input rates that are a whole multiple M of the output rate (44.1, 88.2, 176.4 kHz): every output has the
/// same coefficients, so neighbouring outputs go side by side in vector lanes, and each is summed in the same order of taps. No lane
/// depends on another, so the bits depend neither on the vectors' width nor on where a block starts. Not thread-safe.
/// </summary>
/// <remarks>
/// Samples r, r + M, r + 2M, ... form branch r, which meets taps r, r + M, ...: output n is the sum over branches and taps q of
/// h[q] x[n + q]. What costs is not the multiplying but the loading, since most vectors of samples straddle two cache lines. So taps
/// sixteen apart are taken together: eight sums, sixteen outputs apart, and three taps share ten loads where they would need 24.
/// </remarks>
internal sealed unsafe class Decimator
{
    private const int MaximumOutputs = 1024;

    /// <summary>How far sums lie apart, and taps that are taken together: the widest vector, whatever this machine's width, so that all sum in one order.</summary>
    private const int Spacing = 16;

    /// <summary>Outputs that are summed together: eight sums a lane.</summary>
    internal const int Stride = 8 * Spacing;

    /// <summary>Taps of a branch are padded with zeros to three times the spacing: 132, which they are at any rate, to 144.</summary>
    private const int Granule = 3 * Spacing;

    private readonly int _factor;
    private readonly int _tapCount;
    private readonly int _branchTaps;
    private readonly int _branchLength;
    private readonly LaneBuffer _coefficients; // of branch after branch, in the order in which they are used
    private readonly LaneBuffer _branches;
    private readonly LaneBuffer _sums = new(Stride);

    /// <summary>A decimator for the only row of <paramref name="table"/>.</summary>
    public Decimator(ResamplerTable table)
    {
        Debug.Assert(table.UpFactor == 1 && table.IsDirect);
        _factor = table.DownFactor;
        _tapCount = table.TapCount;
        var branchTaps = (_tapCount + _factor - 1) / _factor;
        _branchTaps = (branchTaps + Granule - 1) / Granule * Granule;
        _branchLength = MaximumOutputs + Stride + _branchTaps;
        _branches = new LaneBuffer((long)_factor * _branchLength);
        _coefficients = new LaneBuffer((long)_factor * _branchTaps);
        var row = table.Row(0);
        for (var j = 0; j < _tapCount; j++)
            _coefficients.Start[(j % _factor * _branchTaps) + Place(j / _factor)] = row[j];
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
        for (var n = 0; n < count; n += Stride)
        {
            var sums = Vector512.IsHardwareAccelerated ? FilterStride<Lanes512>(n) : FilterStride<Lanes256>(n);
            sums[..Math.Min(Stride, count - n)].CopyTo(output[n..]);
        }

        return count;
    }

    /// <summary>The outputs from <paramref name="first"/> on, on vectors of one width.</summary>
    [MethodImpl(Kernel.Options)]
    internal ReadOnlySpan<float> FilterStride<TLanes>(int first)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Debug.Assert(first + Stride + _branchTaps <= _branchLength);
        for (var part = 0; part < Spacing; part += TLanes.Count)
        {
            TLanes s0, s1, s2, s3, s4, s5, s6, s7;
            s0 = s1 = s2 = s3 = s4 = s5 = s6 = s7 = TLanes.Broadcast(0);
            var taps = _coefficients.Start;
            for (var branch = 0; branch < _factor; branch++)
            {
                var start = _branches.Start + (branch * _branchLength) + first + part;
                for (var granule = start; granule < start + _branchTaps; granule += Granule)
                {
                    for (var x = granule; x < granule + Spacing; x++, taps += 3)
                    {
                        var (h0, h1, h2) = (TLanes.Broadcast(taps[0]), TLanes.Broadcast(taps[1]), TLanes.Broadcast(taps[2]));
                        var (x0, x1, x2) = (Sample<TLanes>(x, 0), Sample<TLanes>(x, 1), Sample<TLanes>(x, 2));
                        s0 = Add(s0, h0, x0, h1, x1, h2, x2);
                        var x3 = Sample<TLanes>(x, 3);
                        s1 = Add(s1, h0, x1, h1, x2, h2, x3);
                        var x4 = Sample<TLanes>(x, 4);
                        s2 = Add(s2, h0, x2, h1, x3, h2, x4);
                        var x5 = Sample<TLanes>(x, 5);
                        s3 = Add(s3, h0, x3, h1, x4, h2, x5);
                        var x6 = Sample<TLanes>(x, 6);
                        s4 = Add(s4, h0, x4, h1, x5, h2, x6);
                        var x7 = Sample<TLanes>(x, 7);
                        s5 = Add(s5, h0, x5, h1, x6, h2, x7);
                        var x8 = Sample<TLanes>(x, 8);
                        s6 = Add(s6, h0, x6, h1, x7, h2, x8);
                        s7 = Add(s7, h0, x7, h1, x8, h2, Sample<TLanes>(x, 9));
                    }
                }
            }

            var sums = _sums.Start + part;
            s0.Store(sums);
            s1.Store(sums + Spacing);
            s2.Store(sums + (2 * Spacing));
            s3.Store(sums + (3 * Spacing));
            s4.Store(sums + (4 * Spacing));
            s5.Store(sums + (5 * Spacing));
            s6.Store(sums + (6 * Spacing));
            s7.Store(sums + (7 * Spacing));
        }

        return _sums.Span;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sample<TLanes>(float* x, int spacings)
        where TLanes : unmanaged, ILanes<TLanes> => TLanes.Load(x + (spacings * Spacing));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Add<TLanes>(TLanes sum, TLanes h0, TLanes x0, TLanes h1, TLanes x1, TLanes h2, TLanes x2)
        where TLanes : unmanaged, ILanes<TLanes> =>
        TLanes.FusedMultiplyAdd(h2, x2, TLanes.FusedMultiplyAdd(h1, x1, TLanes.FusedMultiplyAdd(h0, x0, sum)));

    /// <summary>Where tap <paramref name="q"/> of a branch stands: beside the two that it is taken together with.</summary>
    private static int Place(int q)
    {
        var (granule, rest) = Math.DivRem(q, Granule);
        return (granule * Granule) + (rest % Spacing * 3) + (rest / Spacing);
    }

    // Lanes past the last output are thrown away, and taps past the last are zero, so what an earlier block left behind in a branch does no harm.
    private void Split(ReadOnlySpan<float> samples)
    {
        var done = _factor == 2 ? SplitPairs(samples) : 0;
        for (var r = 0; r < _factor; r++)
        {
            var branch = _branches.Span.Slice(r * _branchLength, _branchLength);
            var length = done / _factor;
            for (var i = done + r; i < samples.Length; i += _factor)
                branch[length++] = samples[i];
        }
    }

    // Two samples are one 64-bit lane: its low half belongs to the even branch, its high half to the odd one.
    private int SplitPairs(ReadOnlySpan<float> samples)
    {
        var pairs = MemoryMarshal.Cast<float, ulong>(samples);
        var even = MemoryMarshal.Cast<float, uint>(_branches.Span[.._branchLength]);
        var odd = MemoryMarshal.Cast<float, uint>(_branches.Span[_branchLength..]);
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
}
