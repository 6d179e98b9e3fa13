using System.Runtime.CompilerServices;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Fourier;

/// <summary>Points in a transform's own buffer, a quarter of them <paramref name="quarterPoints"/> long.</summary>
internal readonly unsafe struct PointsInPlace<TLanes>(float* points, int quarterPoints) : IPointSource<TLanes>, IPointSink<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly float* _points = points;
    private readonly nint _quarter = (nint)quarterPoints * 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (TLanes Re, TLanes Im) Load(int quarter, int j)
    {
        var point = At(quarter, j);
        return (TLanes.Load(point), TLanes.Load(point + TLanes.Count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(int quarter, int j, TLanes re, TLanes im)
    {
        var point = At(quarter, j);
        re.Store(point);
        im.Store(point + TLanes.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private float* At(int quarter, int j) => _points + quarter * _quarter + (nint)j * 2 * TLanes.Count;
}
