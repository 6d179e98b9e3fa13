using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Spectrum;

/// <summary>A small matrix with a value a frame in every row: mel bands, chroma, coefficients. Rows are padded to whole blocks of lanes.</summary>
internal sealed unsafe class FrameRows
{
    /// <summary>Room for the widest block of lanes, in front (a row may be read one frame early) and behind.</summary>
    private const int Margin = 16;

    private readonly LaneBuffer _values;
    private readonly int _stride;

    public FrameRows(int rowCount, int maximumFrames)
    {
        RowCount = rowCount;
        _stride = Margin + (maximumFrames + Margin - 1) / Margin * Margin;
        _values = new LaneBuffer((long)rowCount * _stride);
    }

    public int RowCount { get; }

    /// <summary>Frame 0 of a row; inlined, because sums are alive around it (<see cref="Kernel"/>).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float* Row(int row) => _values.Start + (long)row * _stride + Margin;

    public ReadOnlySpan<float> Row(int row, int frameCount) => new(Row(row), frameCount);
}
