using BenchmarkDotNet.Attributes;
using GenreFunctions.Audio;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Separation;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Features;
using GenreFunctions.Lanes;

namespace GenreFunctions.Bench.Features;

/// <summary>
/// What each stage of one 3-second segment costs with the machine's widest vectors; a 30-second song is ten of these. The medians over time, a part of
/// the separation, take sixteen lanes: a machine with AVX-512.
/// </summary>
public class SegmentStages
{
    private static readonly int Frames = AnalysisFrame.CountFor(Segment.LengthSamples);

    private readonly float[] _samples = BenchSong.Samples(Segment.LengthSamples);
    private readonly double[] _features = new double[FeatureSchema.Count];
    private readonly FeaturePipeline _pipeline = FeaturePipeline.ForThisMachine(Segment.LengthSamples);
    private readonly PaddedSignal _signal = new(Segment.LengthSamples);
    private readonly ShortTimeSpectrum<Lanes512> _spectrum = new(Frames, new RealFourier<Lanes512>(AnalysisFrame.LengthSamples));
    private readonly HarmonicMedian<Lanes512> _harmonicMedian = new(Frames);

    public SegmentStages()
    {
        // Each stage finds what those before it leave.
        AllFeatures();
        _signal.Fill(_samples);
        _spectrum.Analyse(_signal);
    }

    public static IEnumerable<FeatureStage> Stages => Enum.GetValues<FeatureStage>();

    [Benchmark(Baseline = true)]
    public void AllFeatures() => _pipeline.Extract(_samples, _features);

    [Benchmark]
    [ArgumentsSource(nameof(Stages))]
    public void One(FeatureStage stage) => _pipeline.Run(stage, _samples, _features);

    [Benchmark]
    public void MedianOverTime() => _harmonicMedian.Compute(_spectrum);
}
