using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Fourier;

/// <summary>Where a transform's first stage finds its points, so that what prepares them needs no pass of its own.</summary>
internal interface IPointSource<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Point <paramref name="j"/> of the transform's quarter 0, 1, 2 or 3.</summary>
    (TLanes Re, TLanes Im) Load(int quarter, int j);
}
