using BenchmarkDotNet.Attributes;
using GenreFunctions.Audio;
using GenreFunctions.Dsp.Chroma;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Dsp.Separation;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Features;
using GenreFunctions.Features.Level;
using GenreFunctions.Features.Shape;
using GenreFunctions.Features.Tempo;
using GenreFunctions.Lanes;

namespace GenreFunctions.Bench.Features;

/// <summary>
/// What each stage of one 3-second segment costs with sixteen lanes; a 30-second song is ten of these. The base line takes the machine's widest
/// vectors, so ratios mean something on a machine with AVX-512.
/// </summary>
public class SegmentStages
{
    private static readonly int Frames = AnalysisFrame.CountFor(Segment.LengthSamples);

    private readonly float[] _samples = BenchSong.Samples(Segment.LengthSamples);
    private readonly double[] _features = new double[FeatureSchema.Count];
    private readonly FeatureExtractor _extractor = new();
    private readonly PaddedSignal _signal = new(Segment.LengthSamples);
    private readonly ShortTimeSpectrum<Lanes512> _spectrum = new(Frames, new RealFourier<Lanes512>(AnalysisFrame.LengthSamples));
    private readonly HarmonicMedian<Lanes512> _harmonicMedian = new(Frames);
    private readonly HarmonicPercussive<Lanes512> _separation = new(Frames);
    private readonly MelSpectrogram<Lanes512> _mel = new(Frames);
    private readonly MelCepstrum<Lanes512> _cepstrum = new(FeatureSchema.MfccCount, Frames);
    private readonly Chromagram<Lanes512> _chroma = new(Frames);
    private readonly SpectralShape<Lanes512> _shape = new(Frames);
    private readonly Loudness<Lanes512> _loudness = new(Frames);
    private readonly ZeroCrossings<Lanes512> _crossings = new(Frames);
    private readonly TempoEstimator<Lanes512> _tempo = new(Frames);

    public SegmentStages()
    {
        Spectrum();
        MelAndCepstrum();
    }

    [Benchmark(Baseline = true)]
    public void AllFeatures() => _extractor.Extract(_samples, _features);

    [Benchmark]
    public void Spectrum()
    {
        _signal.Fill(_samples);
        _spectrum.Analyse(_signal);
    }

    [Benchmark]
    public void MedianOverTime() => _harmonicMedian.Compute(_spectrum);

    [Benchmark]
    public object Separation() => _separation.Separate(_spectrum, _signal);

    [Benchmark]
    public void MelAndCepstrum()
    {
        _mel.Compute(_spectrum);
        _cepstrum.Compute(_mel);
    }

    [Benchmark]
    public void Chroma() => _chroma.Compute(_spectrum);

    [Benchmark]
    public void Shape() => _shape.Measure(_spectrum);

    [Benchmark]
    public object Loudness() => _loudness.Measure(_signal);

    [Benchmark]
    public object ZeroCrossings() => _crossings.Measure(_signal);

    [Benchmark]
    public double Tempo() => _tempo.EstimateBpm(_mel);
}
