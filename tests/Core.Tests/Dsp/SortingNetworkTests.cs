using GenreFunctions.Dsp.Onset;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

public sealed class SortingNetworkTests
{
    [Theory, ClassData(typeof(LaneWidths))]
    public void Sort_AnyPowerOfTwo_EqualsAnOrdinarySort(int lanes)
    {
        for (var count = 1; count <= 128; count *= 2)
            LaneWidths.Run(lanes, new Order(count));
    }

    private sealed class Order(int count) : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var values = Enumerable.Range(0, TLanes.Count).Select(lane => TestSignals.Noise(count, seed: lane)).ToArray();
            var packed = LaneMajor.Pack(values);

            SortingNetwork<TLanes>.Sort(packed.Start, count);

            for (var lane = 0; lane < TLanes.Count; lane++)
                Assert.Equal(values[lane].Order(), LaneMajor.Lane(packed.Span, lane, TLanes.Count));
        }
    }
}
