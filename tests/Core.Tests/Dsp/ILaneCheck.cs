using GenreFunctions.Lanes;

namespace GenreFunctions.Tests.Dsp;

/// <summary>A check that is run once for each width of vectors.</summary>
internal interface ILaneCheck
{
    void Run<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>;
}
