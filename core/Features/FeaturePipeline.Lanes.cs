using System.Diagnostics;
using GenreFunctions.Dsp;
using GenreFunctions.Dsp.Chroma;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Dsp.Separation;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Features.Level;
using GenreFunctions.Features.Shape;
using GenreFunctions.Features.Tempo;
using GenreFunctions.Lanes;

namespace GenreFunctions.Features;

/// <inheritdoc/>
internal sealed class FeaturePipeline<TLanes> : FeaturePipeline
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly PaddedSignal _signal;
    private readonly ShortTimeSpectrum<TLanes> _spectrum;
    private readonly Chromagram<TLanes> _chroma;
    private readonly Loudness<TLanes> _loudness;
    private readonly SpectralShape<TLanes> _shape;
    private readonly ZeroCrossings<TLanes> _zeroCrossings;
    private readonly HarmonicPercussive<TLanes> _separation;
    private readonly MelSpectrogram<TLanes> _mel;
    private readonly TempoEstimator<TLanes> _tempo;
    private readonly MelCepstrum<TLanes> _cepstrum;
    private Moments _loudnessMoments;
    private Moments _crossingMoments;
    private Moments _harmonicMoments;
    private Moments _percussiveMoments;
    private double _tempoBpm;

    public FeaturePipeline(int maximumSamples)
    {
        var frames = AnalysisFrame.CountFor(maximumSamples);
        _signal = new PaddedSignal(maximumSamples);
        _spectrum = new ShortTimeSpectrum<TLanes>(frames, new RealFourier<TLanes>(AnalysisFrame.LengthSamples));
        _chroma = new Chromagram<TLanes>(frames);
        _loudness = new Loudness<TLanes>(frames);
        _shape = new SpectralShape<TLanes>(frames);
        _zeroCrossings = new ZeroCrossings<TLanes>(frames);
        _separation = new HarmonicPercussive<TLanes>(frames);
        _mel = new MelSpectrogram<TLanes>(frames);
        _tempo = new TempoEstimator<TLanes>(frames);
        _cepstrum = new MelCepstrum<TLanes>(FeatureSchema.MfccCount, frames);
    }

    /// <inheritdoc/>
    public override int LaneCount => TLanes.Count;

    /// <inheritdoc/>
    public override void Run(FeatureStage stage, ReadOnlySpan<float> samples, Span<double> features)
    {
        switch (stage)
        {
            case FeatureStage.Spectrum:
                _signal.Fill(samples);
                _spectrum.Analyse(_signal);
                break;
            case FeatureStage.Chroma:
                _chroma.Compute(_spectrum);
                break;
            case FeatureStage.Shape:
                _shape.Measure(_spectrum);
                break;
            case FeatureStage.Mel:
                _mel.Compute(_spectrum);
                _cepstrum.Compute(_mel);
                break;
            case FeatureStage.Separation:
                (_harmonicMoments, _percussiveMoments) = _separation.Separate(_spectrum, _signal);
                break;
            case FeatureStage.Level:
                _loudnessMoments = _loudness.Measure(_signal);
                _crossingMoments = _zeroCrossings.Measure(_signal);
                break;
            case FeatureStage.Tempo:
                _tempoBpm = _tempo.EstimateBpm(_mel);
                break;
            case FeatureStage.Row:
                WriteRow(features);
                break;
            default:
                throw new UnreachableException();
        }

        // The stages hand each other pointers into their buffers, which live as long as the stages do.
        GC.KeepAlive(this);
    }

    private void WriteRow(Span<double> features)
    {
        // The order of FeatureSchema.Names.
        var row = new FeatureRowWriter(features);
        row.Add(Moments.Of(_chroma.Classes, 0, ChromaFilterBank.ClassCount, _spectrum.FrameCount));
        row.Add(_loudnessMoments);
        row.Add(_shape.CentroidHz);
        row.Add(_shape.BandwidthHz);
        row.Add(_shape.RolloffHz);
        row.Add(_crossingMoments);
        row.Add(_harmonicMoments);
        row.Add(_percussiveMoments);
        row.Add(_tempoBpm);
        for (var coefficient = 0; coefficient < FeatureSchema.MfccCount; coefficient++)
            row.Add(Moments.Of(_cepstrum.Coefficients, coefficient, _spectrum.FrameCount));
    }
}
