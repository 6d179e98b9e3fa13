using System.Runtime.CompilerServices;
using GenreFunctions.Dsp;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Features.Level;

/// <summary>
/// Root mean square of the samples in every frame, sqrt(mean(y^2)). Source: <c>librosa.feature.rms(y)</c>. Frames overlap by whole hops, so each
/// hop is summed once. Not thread-safe.
/// </summary>
internal sealed unsafe class Loudness<TLanes>(int maximumFrames)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly double[] _hopEnergies = new double[maximumFrames + AnalysisFrame.HopsPerFrame - 1];
    private readonly FrameRows _rootMeanSquares = new(1, maximumFrames);

    public Moments Measure(PaddedSignal signal)
    {
        var frames = signal.FrameCount;
        for (var hop = 0; hop < frames + AnalysisFrame.HopsPerFrame - 1; hop++)
            _hopEnergies[hop] = Energy(signal.Padded + (long)hop * AnalysisFrame.HopSamples);

        var row = _rootMeanSquares.Row(0);
        for (var frame = 0; frame < frames; frame++)
        {
            var energy = 0.0;
            for (var hop = frame; hop < frame + AnalysisFrame.HopsPerFrame; hop++)
                energy += _hopEnergies[hop];
            row[frame] = (float)Math.Sqrt(energy / AnalysisFrame.LengthSamples);
        }

        return Moments.Of(_rootMeanSquares, 0, frames);
    }

    [MethodImpl(Kernel.Options)]
    private static double Energy(float* samples)
    {
        var sum = TLanes.Broadcast(0);
        for (var n = 0; n < AnalysisFrame.HopSamples; n += TLanes.Count)
        {
            var value = TLanes.Load(samples + n);
            sum = TLanes.MultiplyAdd(value, value, sum);
        }

        return TLanes.Sum(sum);
    }
}
