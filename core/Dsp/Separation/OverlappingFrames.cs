using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Separation;

/// <summary>A block of frames as an inverse transform gives them, windowed once more and laid down for <see cref="OverlapAdd{TLanes}"/>.</summary>
internal readonly unsafe struct OverlappingFrames<TLanes>(float* rows, float* window) : IPointSink<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>In front of a row's lanes stand the last frames of the block before: the sums reach three frames back.</summary>
    public const int Before = 16;

    public const int RowLength = Before + 16;

    private readonly float* _rows = rows;
    private readonly float* _window = window;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int quarter, int j, TLanes re, TLanes im)
    {
        var sample = quarter * AnalysisFrame.HopSamples + 2 * j;
        var row = _rows + (nint)sample * RowLength + Before;
        (re * TLanes.Broadcast(_window[sample])).Store(row);
        (im * TLanes.Broadcast(_window[sample + 1])).Store(row + RowLength);
    }
}
