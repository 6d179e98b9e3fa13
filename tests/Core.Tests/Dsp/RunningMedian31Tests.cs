using GenreFunctions.Dsp.Medians;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

public sealed class RunningMedian31Tests
{
    [Theory, ClassData(typeof(LaneWidths))]
    public void Filter_AnyLength_EqualsSortingEveryWindow(int lanes)
    {
        foreach (var count in new[] { 16, 17, 31, 32, 79, 80, 81, 130, 161, 1025 })
            LaneWidths.Run(lanes, new Sorting(count, distinctValues: int.MaxValue));
    }

    [Theory, ClassData(typeof(LaneWidths))]
    public void Filter_ManyEqualValues_EqualsSortingEveryWindow(int lanes) => LaneWidths.Run(lanes, new Sorting(130, distinctValues: 3));

    private sealed class Sorting(int count, int distinctValues) : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var random = new Random(count);
            var values = Enumerable.Range(0, TLanes.Count)
                .Select(_ => Enumerable.Range(0, count).Select(_ => (float)random.Next(distinctValues)).ToArray()).ToArray();
            var filtered = new LaneBuffer((count + RunningMedian31<TLanes>.Tile) * TLanes.Count);

            new RunningMedian31<TLanes>().Filter(LaneMajor.Pack(values).Start, filtered.Start, count);

            for (var lane = 0; lane < TLanes.Count; lane++)
                Assert.Equal(SlowMedian.Filter31(values[lane]), LaneMajor.Lane(filtered.Span[..(count * TLanes.Count)], lane, TLanes.Count));
        }
    }
}
