using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Spectrum;

/// <summary>As many frames as there are lanes, windowed where the transform's first stage loads them: a quarter of a frame is a hop.</summary>
internal readonly unsafe struct WindowedFrames<TLanes> : IPointSource<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly float* _hops;
    private readonly nint _stride;
    private readonly float* _window;
    private readonly TLanes _sounding;

    /// <summary>Frames from the hop at <paramref name="hops"/> on, of which the first <paramref name="count"/> are the signal's and the others silent.</summary>
    public WindowedFrames(float* hops, nint stride, float* window, int count)
    {
        _hops = hops;
        _stride = stride;
        _window = window;
        var sounding = stackalloc float[TLanes.Count];
        for (var lane = 0; lane < TLanes.Count; lane++)
            sounding[lane] = lane < count ? 1 : 0;
        _sounding = TLanes.Load(sounding);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TLanes Re, TLanes Im) Load(int quarter, int j)
    {
        var samples = _hops + 2 * j * _stride + quarter;
        var window = _window + quarter * AnalysisFrame.HopSamples + 2 * j;
        return (
            TLanes.Load(samples) * (TLanes.Broadcast(window[0]) * _sounding),
            TLanes.Load(samples + _stride) * (TLanes.Broadcast(window[1]) * _sounding));
    }
}
