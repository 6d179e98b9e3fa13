using GenreFunctions.Dsp.Onset;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

public sealed class TempogramTests
{
    [Theory, ClassData(typeof(LaneWidths))]
    public void Compute_OneOnsetAtTheStart_ReachesHalfAWindowAndNoFurther(int lanes) => LaneWidths.Run(lanes, new OneOnset(place: 0));

    /// <summary>The ramp behind the end falls from 171/172 of the onset to nought, so that it ends one frame short of half a window.</summary>
    [Theory, ClassData(typeof(LaneWidths))]
    public void Compute_OneOnsetAtTheEnd_ReachesHalfAWindowAndNoFurther(int lanes) => LaneWidths.Run(lanes, new OneOnset(place: 40));

    private sealed class OneOnset(int place) : ILaneCheck
    {
        private const int HalfWindow = 172;

        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var onsets = new float[41];
            onsets[place] = 12;
            var tempogram = new Tempogram<TLanes>(onsets.Length);
            tempogram.Compute(onsets, firstDistance: 9);

            var expected = SlowTempogram.Of(Array.ConvertAll(onsets, value => (double)value));
            for (var distance = 9; distance < expected.Length; distance++)
                Assert.Equal(expected[distance], tempogram.Strengths[distance], 1e-9 + 1e-4 * expected[distance]);
            Assert.True(tempogram.Strengths[HalfWindow - 1] > 0);
            Assert.False(tempogram.Strengths[HalfWindow..].ContainsAnyExcept(0.0));
        }
    }
}
