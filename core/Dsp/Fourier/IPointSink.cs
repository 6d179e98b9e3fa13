using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Fourier;

/// <summary>Where an inverse transform's last stage puts its points, so that what works on them needs no pass of its own.</summary>
internal interface IPointSink<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Takes point <paramref name="j"/> of the transform's quarter 0, 1, 2 or 3.</summary>
    void Store(int quarter, int j, TLanes re, TLanes im);
}
