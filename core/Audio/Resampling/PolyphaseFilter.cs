using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Audio.Resampling;

/// <summary>
/// Filters with a table that has a row for every phase: 32 periods of the ratio L/M at a time, each in a lane of its own. No lane depends on another and
/// each sums over its window from the first sample to the last, so the bits depend neither on the vectors' width nor on where a block starts.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// <para>
/// Layout: lane p holds the samples from p M on (for 48 kHz, M = 320 samples give L = 147 outputs). Row i of the tile is sample i of all periods, so the
/// same tap of the same phase meets the whole row: coefficients are broadcast, samples loaded whole, and nothing is shuffled but when the tile is
/// turned, in and out. A period's windows reach into the next one, so rows go on to where they end.
/// </para>
/// <para>
/// What costs is not the multiplying but the loading, of coefficients as well as of samples. Two vectors of samples and six coefficients, eight loads,
/// serve twelve multiplications: hence the groups of outputs, and twice as many lanes as the widest vector has.
/// </para>
/// </remarks>
internal sealed unsafe class PolyphaseFilter
{
    /// <summary>Two of the widest vectors, whatever this machine's width.</summary>
    public const int LaneCount = 32;

    /// <summary>Tiles are turned in squares of the widest vector.</summary>
    private const int Square = 16;

    private readonly PhaseGroups _groups;
    private readonly LaneBuffer _tile;
    private readonly LaneBuffer _sums;    // a row for each output of the period
    private readonly LaneBuffer _outputs;

    public PolyphaseFilter(PhaseGroups groups)
    {
        _groups = groups;
        _tile = new LaneBuffer((long)WholeSquares(groups.PeriodReach) * LaneCount);
        _sums = new LaneBuffer((long)WholeSquares(groups.Count * PhaseGroups.Size) * LaneCount);
        _outputs = new LaneBuffer(((long)LaneCount * groups.PeriodOutputs) + Square);
    }

    /// <summary>Samples that are looked at for one tile.</summary>
    public int SamplesSeen => ((LaneCount - 1) * _groups.PeriodSamples) + (_tile.Length / LaneCount);

    /// <summary>Samples by which the next tile starts later.</summary>
    public int SamplesUsed => LaneCount * _groups.PeriodSamples;

    /// <summary>What <see cref="Filter"/> has left, in order.</summary>
    public ReadOnlySpan<float> Outputs => _outputs.Span[..(LaneCount * _groups.PeriodOutputs)];

    /// <summary>Filters one tile into <see cref="Outputs"/>.</summary>
    /// <param name="samples">The window of the first output and what follows it: <see cref="SamplesSeen"/>, all of them finite.</param>
    public void Filter(ReadOnlySpan<float> samples)
    {
        if (Vector512.IsHardwareAccelerated)
            Filter<Lanes512>(samples);
        else if (Vector128.IsHardwareAccelerated)
            Filter<Lanes256>(samples);
        else
            Filter<ScalarLane>(samples);
    }

    /// <summary>The same on vectors of one width.</summary>
    internal void Filter<TLanes>(ReadOnlySpan<float> samples)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        Debug.Assert(samples.Length >= SamplesSeen);
        fixed (float* first = samples)
            TurnIn<TLanes>(first);
        for (var group = 0; group < _groups.Count; group++)
        {
            var window = _tile.Start + (_groups.GroupStart(group) * LaneCount);
            var sums = _sums.Start + (group * PhaseGroups.Size * LaneCount);
            for (var lane = 0; lane < LaneCount; lane += 2 * TLanes.Count)
                FilterGroup<TLanes>(window + lane, _groups.Coefficients(group), _groups.WindowSamples, sums + lane);
        }

        TurnOut<TLanes>();
    }

    /// <summary>Six outputs of as many periods as two vectors hold.</summary>
    [MethodImpl(Kernel.Options)]
    private static void FilterGroup<TLanes>(float* samples, float* coefficients, int count, float* sums)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        TLanes a0, a1, a2, a3, a4, a5, b0, b1, b2, b3, b4, b5;
        a0 = a1 = a2 = a3 = a4 = a5 = b0 = b1 = b2 = b3 = b4 = b5 = TLanes.Broadcast(0);
        for (var end = samples + (count * LaneCount); samples < end; samples += LaneCount, coefficients += PhaseGroups.Size)
        {
            var (a, b) = (TLanes.Load(samples), TLanes.Load(samples + TLanes.Count));
            var h0 = TLanes.Broadcast(coefficients[0]);
            a0 = TLanes.FusedMultiplyAdd(a, h0, a0);
            b0 = TLanes.FusedMultiplyAdd(b, h0, b0);
            var h1 = TLanes.Broadcast(coefficients[1]);
            a1 = TLanes.FusedMultiplyAdd(a, h1, a1);
            b1 = TLanes.FusedMultiplyAdd(b, h1, b1);
            var h2 = TLanes.Broadcast(coefficients[2]);
            a2 = TLanes.FusedMultiplyAdd(a, h2, a2);
            b2 = TLanes.FusedMultiplyAdd(b, h2, b2);
            var h3 = TLanes.Broadcast(coefficients[3]);
            a3 = TLanes.FusedMultiplyAdd(a, h3, a3);
            b3 = TLanes.FusedMultiplyAdd(b, h3, b3);
            var h4 = TLanes.Broadcast(coefficients[4]);
            a4 = TLanes.FusedMultiplyAdd(a, h4, a4);
            b4 = TLanes.FusedMultiplyAdd(b, h4, b4);
            var h5 = TLanes.Broadcast(coefficients[5]);
            a5 = TLanes.FusedMultiplyAdd(a, h5, a5);
            b5 = TLanes.FusedMultiplyAdd(b, h5, b5);
        }

        StorePair(a0, b0, sums);
        StorePair(a1, b1, sums + LaneCount);
        StorePair(a2, b2, sums + (2 * LaneCount));
        StorePair(a3, b3, sums + (3 * LaneCount));
        StorePair(a4, b4, sums + (4 * LaneCount));
        StorePair(a5, b5, sums + (5 * LaneCount));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StorePair<TLanes>(TLanes a, TLanes b, float* row)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        a.Store(row);
        b.Store(row + TLanes.Count);
    }

    private static int WholeSquares(int rows) => (rows + Square - 1) / Square * Square;

    private void TurnIn<TLanes>(float* samples)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var period = _groups.PeriodSamples;
        for (var row = 0; row < _tile.Length / LaneCount; row += TLanes.Count)
        {
            for (var lane = 0; lane < LaneCount; lane += TLanes.Count)
                LaneTile<TLanes>.Transpose(samples + ((nint)lane * period) + row, period, _tile.Start + ((nint)row * LaneCount) + lane, LaneCount);
        }
    }

    // The last square of a period reaches over the next period's first outputs, which are written after it: from the last to the first.
    private void TurnOut<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var period = _groups.PeriodOutputs;
        for (var row = (period - 1) / TLanes.Count * TLanes.Count; row >= 0; row -= TLanes.Count)
        {
            for (var lane = 0; lane < LaneCount; lane += TLanes.Count)
                LaneTile<TLanes>.Transpose(_sums.Start + ((nint)row * LaneCount) + lane, LaneCount, _outputs.Start + ((nint)lane * period) + row, period);
        }
    }
}
