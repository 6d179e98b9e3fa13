using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

public sealed class RealFourierTests
{
    [Theory, ClassData(typeof(LaneWidths))]
    public void Forward_NoiseInEveryLane_EqualsTheDefinition(int lanes)
    {
        LaneWidths.Run(lanes, new Definition(8));
        LaneWidths.Run(lanes, new Definition(32));
        LaneWidths.Run(lanes, new Definition(2048));
    }

    [Theory, ClassData(typeof(LaneWidths))]
    public void Inverse_OfForward_GivesTheSamplesTimesHalfTheLength(int lanes)
    {
        LaneWidths.Run(lanes, new RoundTrip(8));
        LaneWidths.Run(lanes, new RoundTrip(2048));
    }

    private static unsafe (float[][] Noise, LaneBuffer Spectrum) Transform<TLanes>(RealFourier<TLanes> fourier, int length)
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var noise = Enumerable.Range(0, TLanes.Count).Select(lane => TestSignals.Noise(length, seed: lane)).ToArray();
        var spectrum = new LaneBuffer((length / 2 + 1) * 2 * TLanes.Count);
        var magnitudes = new LaneBuffer((length / 2 + 1) * TLanes.Count);
        fourier.Forward(new PointsInPlace<TLanes>(LaneMajor.Pack(noise).Start, length / 8), spectrum.Start, magnitudes.Start);
        return (noise, spectrum);
    }

    private sealed class Definition(int length) : ILaneCheck
    {
        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var (noise, spectrum) = Transform(new RealFourier<TLanes>(length), length);
            foreach (var lane in new[] { 0, TLanes.Count - 1 })
            {
                var expected = SlowSpectrum.Transform(TestSignals.ToDouble(noise[lane]));
                var actual = LaneMajor.Lane(spectrum.Span, lane, TLanes.Count);

                // A float transform errs by a few units in the last place of the spectrum's root mean square, sqrt(length / 3).
                var tolerance = 1e-6 * Math.Sqrt(length);
                for (var k = 0; k < expected.Length; k++)
                {
                    Assert.Equal(expected[k].Real, actual[2 * k], tolerance);
                    Assert.Equal(expected[k].Imaginary, actual[2 * k + 1], tolerance);
                }
            }
        }
    }

    private sealed class RoundTrip(int length) : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var fourier = new RealFourier<TLanes>(length);
            var (noise, spectrum) = Transform(fourier, length);
            var gains = new LaneBuffer((length / 2 + 1) * TLanes.Count);
            gains.Span.Fill(0.25f);

            var samples = new LaneBuffer(length * TLanes.Count);
            fourier.Inverse(spectrum.Start, gains.Start, new PointsInPlace<TLanes>(samples.Start, length / 8));

            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                var actual = LaneMajor.Lane(samples.Span, lane, TLanes.Count);
                for (var n = 0; n < length; n++)
                    Assert.Equal(0.25 * noise[lane][n], actual[n] / (length / 2), 1e-6);
            }
        }
    }
}
