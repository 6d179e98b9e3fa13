using GenreFunctions.Dsp.Chroma;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Dsp.Onset;
using GenreFunctions.Dsp.Separation;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Features.Level;
using GenreFunctions.Features.Shape;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Dsp;

/// <summary>Every stage behind the Fourier transform against its definition in double, on a signal with an odd number of frames in its last block.</summary>
public sealed class SpectralStagesTests
{
    private const int Samples = 20_011;

    private static readonly float[] Signal = TestSignals.Mixture(Samples);
    private static readonly Lazy<SlowSpectrum> Slow = new(() => new SlowSpectrum(TestSignals.ToDouble(Signal)));

    private static int Frames => Slow.Value.Frames.Length;

    [Theory, ClassData(typeof(LaneWidths))]
    public void Magnitudes_EqualTheDefinition(int lanes) => LaneWidths.Run(lanes, new Magnitudes());

    [Theory, ClassData(typeof(LaneWidths))]
    public void MelDecibels_EqualTheDefinition(int lanes) => LaneWidths.Run(lanes, new MelDecibels());

    [Theory, ClassData(typeof(LaneWidths))]
    public void Cepstrum_EqualsTheDefinition(int lanes) => LaneWidths.Run(lanes, new Cepstrum());

    [Theory, ClassData(typeof(LaneWidths))]
    public void OnsetsAndTempogram_EqualTheDefinition(int lanes) => LaneWidths.Run(lanes, new Onsets());

    [Theory, ClassData(typeof(LaneWidths))]
    public void HarmonicAndPercussiveMoments_EqualTheDefinition(int lanes) => LaneWidths.Run(lanes, new Separation());

    [Theory, ClassData(typeof(LaneWidths))]
    public void LevelAndShape_EqualTheDefinition(int lanes) => LaneWidths.Run(lanes, new LevelAndShape());

    [Theory, ClassData(typeof(LaneWidths))]
    public void Chroma_EqualsTheDefinitionForTheEstimatedTuning(int lanes) => LaneWidths.Run(lanes, new Chroma());

    private static (PaddedSignal Signal, ShortTimeSpectrum<TLanes> Spectrum) Analyse<TLanes>()
        where TLanes : unmanaged, ILanes<TLanes>
    {
        var signal = new PaddedSignal(Samples);
        signal.Fill(Signal);
        var spectrum = new ShortTimeSpectrum<TLanes>(Frames, new RealFourier<TLanes>(AnalysisFrame.LengthSamples));
        spectrum.Analyse(signal);
        return (signal, spectrum);
    }

    private static (double Mean, double Variance) MomentsOf(IEnumerable<double> values)
    {
        var mean = values.Average();
        return (mean, values.Average(value => (value - mean) * (value - mean)));
    }

    private static void AssertMoments(IEnumerable<double> expected, GenreFunctions.Dsp.Moments actual, double relative = 1e-5)
    {
        var (mean, variance) = MomentsOf(expected);
        Assert.Equal(mean, actual.Mean, relative * (Math.Abs(mean) + Math.Sqrt(variance)));
        Assert.Equal(variance, actual.Variance, 10 * relative * variance);
    }

    private sealed class Magnitudes : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var (_, spectrum) = Analyse<TLanes>();
            for (var frame = 0; frame < Frames; frame++)
                for (var bin = 0; bin < SlowSpectrum.Bins; bin++)
                    Assert.Equal(
                        Slow.Value.Magnitudes[frame][bin],
                        spectrum.Magnitudes(frame / TLanes.Count)[bin * TLanes.Count + frame % TLanes.Count],
                        1e-4);
        }
    }

    private sealed class MelDecibels : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var mel = new MelSpectrogram<TLanes>(Frames);
            mel.Compute(Analyse<TLanes>().Spectrum);
            var expected = SlowMel.Decibels(Slow.Value);
            for (var frame = 0; frame < Frames; frame++)
                for (var band = 0; band < SlowMel.Bands; band++)
                    Assert.Equal(expected[frame][band], mel.LoudestDecibels + mel.Decibels.Row(band)[frame], 2e-3);
        }
    }

    private sealed class Cepstrum : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var mel = new MelSpectrogram<TLanes>(Frames);
            mel.Compute(Analyse<TLanes>().Spectrum);
            var cepstrum = new MelCepstrum<TLanes>(20, Frames);
            cepstrum.Compute(mel);
            var expected = SlowMel.Decibels(Slow.Value);
            for (var frame = 0; frame < Frames; frame++)
                for (var n = 0; n < 20; n++)
                    Assert.Equal(SlowMel.Cepstrum(expected[frame], n), cepstrum.Coefficients.Row(n)[frame], 5e-3);
        }
    }

    private sealed class Onsets : ILaneCheck
    {
        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var mel = new MelSpectrogram<TLanes>(Frames);
            mel.Compute(Analyse<TLanes>().Spectrum);
            var onsets = new OnsetEnvelope<TLanes>(Frames);
            onsets.Compute(mel);
            var tempogram = new Tempogram(Frames);
            tempogram.Compute(onsets.Strengths, firstDistance: 9);

            var expectedOnsets = SlowMel.Onsets(SlowMel.Decibels(Slow.Value));
            for (var frame = 0; frame < Frames; frame++)
                Assert.Equal(expectedOnsets[frame], onsets.Strengths[frame], 2e-3);

            var expected = SlowTempogram.Of(Array.ConvertAll(onsets.Strengths.ToArray(), value => (double)value));
            for (var distance = 9; distance < expected.Length; distance++)
                Assert.Equal(expected[distance], tempogram.Strengths[distance], 1e-6 + 1e-5 * expected[distance]);
        }
    }

    private sealed class Separation : ILaneCheck
    {
        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var (signal, spectrum) = Analyse<TLanes>();
            var (harmonic, percussive) = new HarmonicPercussive<TLanes>(Frames).Separate(spectrum, signal);
            var expected = SlowSeparation.Separate(Slow.Value);
            AssertMoments(expected.Harmonic, harmonic);
            AssertMoments(expected.Percussive, percussive);
        }
    }

    private sealed class LevelAndShape : ILaneCheck
    {
        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var (signal, spectrum) = Analyse<TLanes>();
            AssertMoments(
                Slow.Value.Frames.Select(frame => Math.Sqrt(frame.Average(y => y * y))), new Loudness<TLanes>(Frames).Measure(signal));
            AssertMoments(Enumerable.Range(0, Frames).Select(CrossingRate), new ZeroCrossings<TLanes>(Frames).Measure(signal));

            var shape = new SpectralShape<TLanes>(Frames);
            shape.Measure(spectrum);
            AssertMoments(Slow.Value.Magnitudes.Select(Centroid), shape.CentroidHz);
            AssertMoments(Slow.Value.Magnitudes.Select(Bandwidth), shape.BandwidthHz);
            AssertMoments(Slow.Value.Magnitudes.Select(Rolloff), shape.RolloffHz);
        }

        private static double CrossingRate(int frame)
        {
            // The edge values stand still before the first and behind the last sample.
            var samples = Enumerable.Range(frame * 512 - 1024, 2048).Select(n => Signal[Math.Clamp(n, 0, Samples - 1)]).ToArray();
            return samples.Skip(1).Zip(samples, (here, before) => here < -1e-10 != before < -1e-10).Count(crosses => crosses) / 2048.0;
        }

        private static double Centroid(double[] s) => s.Select((value, k) => value * k * SlowSpectrum.BinHz).Sum() / s.Sum();

        private static double Bandwidth(double[] s) =>
            Math.Sqrt(s.Select((value, k) => value * Math.Pow(k * SlowSpectrum.BinHz - Centroid(s), 2)).Sum() / s.Sum());

        private static double Rolloff(double[] s)
        {
            var (bin, sum) = (0, s[0]);
            while (sum < 0.85 * s.Sum())
                sum += s[++bin];
            return bin * SlowSpectrum.BinHz;
        }
    }

    private sealed class Chroma : ILaneCheck
    {
        public unsafe void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var (_, spectrum) = Analyse<TLanes>();
            var chroma = new Chromagram<TLanes>(Frames);
            chroma.Compute(spectrum);
            var filters = SlowChroma.Filters(TuningBins.LeftEdge(new TuningEstimator<TLanes>(Frames).EstimateBin(spectrum)));
            for (var frame = 0; frame < Frames; frame++)
            {
                var raw = filters.Select(filter => filter.Zip(Slow.Value.Magnitudes[frame], (w, s) => w * s * s).Sum()).ToArray();
                for (var c = 0; c < 12; c++)
                    Assert.Equal(raw[c] / raw.Max(), chroma.Classes.Row(c)[frame], 1e-5);
            }
        }
    }
}
