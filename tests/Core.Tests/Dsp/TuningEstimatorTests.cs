using GenreFunctions.Dsp.Chroma;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

/// <summary>Frames of nothing but a few peaks, each alone in its bin, so that the pitch is the bin's and can be told by hand.</summary>
public sealed class TuningEstimatorTests
{
    [Theory, ClassData(typeof(LaneWidths))]
    public void EstimateBin_OnePeak_IsItsDeviation(int lanes) =>
        LaneWidths.Run(lanes, new Peaks([(60, 1)], Deviation(60)));

    /// <summary>The peak of median strength votes too, and of two bins with one vote the first wins. The weakest one, lower still, does not vote.</summary>
    [Theory, ClassData(typeof(LaneWidths))]
    public void EstimateBin_AnOddNumberOfPeaks_LetsTheMedianVote(int lanes)
    {
        Assert.True(Deviation(40) < Deviation(60) && Deviation(60) < Deviation(90));
        LaneWidths.Run(lanes, new Peaks([(40, 1), (60, 2), (90, 3)], Deviation(60)));
    }

    /// <summary>The median of four lies between the second and the third.</summary>
    [Theory, ClassData(typeof(LaneWidths))]
    public void EstimateBin_AnEvenNumberOfPeaks_LetsTheStrongerHalfVote(int lanes) =>
        LaneWidths.Run(lanes, new Peaks([(40, 1), (60, 2), (90, 3), (30, 4)], new[] { Deviation(90), Deviation(30) }.Min()));

    [Theory, ClassData(typeof(LaneWidths))]
    public void EstimateBin_NoPeaks_IsNoDeviation(int lanes) => LaneWidths.Run(lanes, new Peaks([], 0));

    /// <summary>Distance of a bin's middle to the nearest semitone from 440 Hz.</summary>
    private static double Deviation(int bin)
    {
        var semitones = 12 * Math.Log2(bin * SlowSpectrum.BinHz / 440);
        return semitones - Math.Round(semitones);
    }

    private sealed class Peaks((int Bin, double Power)[] peaks, double deviation) : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var signal = new PaddedSignal(2 * AnalysisFrame.LengthSamples);
            signal.Fill(new float[2 * AnalysisFrame.LengthSamples]);
            var spectrum = new ShortTimeSpectrum<TLanes>(signal.FrameCount, new RealFourier<TLanes>(AnalysisFrame.LengthSamples));
            spectrum.Analyse(signal);
            foreach (var (bin, power) in peaks) spectrum.Magnitudes(0)[bin * TLanes.Count] = (float)Math.Sqrt(power);
            Assert.Equal((int)Math.Floor((deviation + 0.5) * 100), new TuningEstimator<TLanes>(signal.FrameCount).EstimateBin(spectrum));
        }
    }
}
