using System.Globalization;
using GenreFunctions.Features;
using GenreFunctions.Lanes;
using GenreFunctions.Tests.Dsp;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Features;

public sealed class FeatureExtractorTests
{
    private static readonly int Tempo = FeatureSchema.Names.ToList().IndexOf("tempo");

    [Theory, ClassData(typeof(LaneWidths))]
    public void Extract_SyntheticSignals_EqualLibrosa(int lanes) => LaneWidths.Run(lanes, new LibrosaParity());

    [Fact]
    public void Extract_Silence_IsExactlyAsListed()
    {
        var features = Extract(new float[SyntheticSignals.Length]);
        for (var i = 0; i < FeatureSchema.Count; i++)
        {
            if (FeatureSchema.Names[i] == "mfcc1_mean")
                Assert.Equal(-100 * Math.Sqrt(128), features[i], 1e-3);
            else
                Assert.Equal(0, features[i]);
        }
    }

    [Fact]
    public void Extract_HalfAsLoud_ChangesOnlyWhatMeasuresLoudness()
    {
        var signal = TestSignals.Mixture(SyntheticSignals.Length);
        var loud = Extract(signal);
        var quiet = Extract([.. signal.Select(value => value / 2)]);

        // Halving is exact in float, and every stage scales with it but the decibels, which all shift alike: only the first coefficient sees that.
        for (var i = 0; i < FeatureSchema.Count; i++)
        {
            var expected = FeatureSchema.Names[i] switch
            {
                "rms_mean" or "harmony_mean" or "perceptr_mean" => loud[i] / 2,
                "rms_var" or "harmony_var" or "perceptr_var" => loud[i] / 4,
                "mfcc1_mean" => loud[i] - 20 * Math.Log10(2) * Math.Sqrt(128),
                _ => loud[i],
            };
            Assert.Equal(expected, quiet[i], 1e-3 * Math.Max(1e-3, Math.Abs(loud[i])));
        }
    }

    [Theory]
    [InlineData(0.5, 123.046875, 117.45383522727273)]
    [InlineData(0.4, 151.99908088235293, 143.5546875)]
    public void Extract_NoiseBursts_HaveTheTempoOfTheirPeriod(double periodSeconds, double oneTempo, double orTheOther)
    {
        // A period lies between two whole numbers of frames; either neighbour is right.
        var noise = TestSignals.Noise(SyntheticSignals.Length, seed: 3);
        var period = (int)(periodSeconds * 22050);
        var bursts = noise.Select((value, n) => value * (float)Math.Exp(-(n % period) / 600.0)).ToArray();
        Assert.Contains(Extract(bursts)[Tempo], new[] { oneTempo, orTheOther });
    }

    [Fact]
    public void Extract_AgainAndAgain_AllocatesNothingAndGivesTheSameBits()
    {
        var extractor = new FeatureExtractor();
        var (first, second) = (new double[FeatureSchema.Count], new double[FeatureSchema.Count]);
        var signals = SyntheticSignals.Names.Select(SyntheticSignals.Make).ToArray();
        foreach (var signal in signals)
            extractor.Extract(signal, second);
        extractor.Extract(signals[0], first);

        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var signal in signals)
            extractor.Extract(signal, second);
        extractor.Extract(signals[0], second);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, second);
    }

    [Fact]
    public void Extract_AfterALongerStretch_ForgetsIt()
    {
        var extractor = new FeatureExtractor(100_000);
        var (fresh, reused) = (new double[FeatureSchema.Count], new double[FeatureSchema.Count]);
        var signal = TestSignals.Mixture(SyntheticSignals.Length);
        extractor.Extract(signal, fresh);
        extractor.Extract(TestSignals.Noise(100_000, seed: 9), reused);
        extractor.Extract(signal, reused);
        Assert.Equal(fresh, reused);
    }

    [Theory]
    [InlineData(16_383)]
    [InlineData(66_150)]
    public void Extract_TooFewOrTooManySamples_SaysWhich(int samples)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Extract(new float[samples]));
        Assert.Equal("samples", error.ParamName);
        Assert.Contains(samples.ToString(CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extract_WrongRoom_SaysHowMuchIsNeeded() =>
        Assert.Contains("57", Assert.Throws<ArgumentException>(() => new FeatureExtractor().Extract(new float[20_000], new double[56])).Message, StringComparison.Ordinal);

    [Fact]
    public void ExtractTimed_GivesTheBitsOfExtract_ATimeForEveryStage_AndAllocatesNothing()
    {
        var extractor = new FeatureExtractor();
        var signal = TestSignals.Mixture(SyntheticSignals.Length);
        var (features, ticks) = (new double[FeatureSchema.Count], new long[Enum.GetValues<FeatureStage>().Length]);
        extractor.ExtractTimed(signal, features, ticks);

        var before = GC.GetAllocatedBytesForCurrentThread();
        extractor.ExtractTimed(signal, features, ticks);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(Extract(signal), features);
        Assert.All(ticks, ticks => Assert.True(ticks > 0));
    }

    [Fact]
    public void ExtractTimed_WrongRoomForTimes_SaysHowMuchIsNeeded()
    {
        var error = Assert.Throws<ArgumentException>(() => new FeatureExtractor().ExtractTimed(new float[20_000], new double[57], new long[7]));
        Assert.Equal("stageTicks", error.ParamName);
        Assert.Contains("8 stages, but there is room for the time of 7", error.Message, StringComparison.Ordinal);
    }

    private static double[] Extract(float[] samples)
    {
        var features = new double[FeatureSchema.Count];
        new FeatureExtractor().Extract(samples, features);
        return features;
    }

    private sealed class LibrosaParity : ILaneCheck
    {
        public void Run<TLanes>()
            where TLanes : unmanaged, ILanes<TLanes>
        {
            var pipeline = new FeaturePipeline<TLanes>(SyntheticSignals.Length);
            var features = new double[FeatureSchema.Count];
            foreach (var name in SyntheticSignals.Names)
            {
                pipeline.Extract(SyntheticSignals.Make(name), features);
                LibrosaFeatures.AssertEqual(name, features);
            }
        }
    }
}
