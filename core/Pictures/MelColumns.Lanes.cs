using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Fourier;
using GenreFunctions.Dsp.Mel;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Pictures;

/// <summary><see cref="MelColumns"/> for one width of vectors: as many frames side by side as there are lanes.</summary>
internal sealed unsafe class MelColumns<TLanes>(int capacity) : MelColumns(capacity)
    where TLanes : unmanaged, ILanes<TLanes>
{
    private readonly ShortTimeSpectrum<TLanes> _spectrum = new(MaximumFrames, new RealFourier<TLanes>(AnalysisFrame.LengthSamples));
    private readonly MelBand[] _bands = MelFilterBank.Of(SongPicture.MelBands);
    private readonly LaneBuffer _powers = new(SongPicture.MelBands * TLanes.Count);
    private readonly float[] _frame = new float[SongPicture.MelBands];

    protected override void Measure(PaddedSignal signal, FoldedColumns columns, int firstFrame, int endFrame)
    {
        _spectrum.Analyse(signal);
        for (var block = 0; block < _spectrum.BlockCount; block++)
        {
            SumBands(_spectrum.Magnitudes(block));
            for (var lane = 0; lane < TLanes.Count; lane++)
            {
                var frame = block * TLanes.Count + lane;
                if (frame < firstFrame || frame >= endFrame)
                    continue;
                for (var band = 0; band < _frame.Length; band++)
                    _frame[band] = _powers.Start[band * TLanes.Count + lane];
                columns.Add(_frame);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SumBands(float* magnitudes)
    {
        for (var band = 0; band < _bands.Length; band++)
        {
            var weights = _bands[band].Weights;
            var bin = magnitudes + _bands[band].FirstBin * TLanes.Count;
            var power = TLanes.Broadcast(0);
            for (var i = 0; i < weights.Length; i++, bin += TLanes.Count)
            {
                var magnitude = TLanes.Load(bin);
                power = TLanes.MultiplyAdd(TLanes.Broadcast(weights[i]), magnitude * magnitude, power);
            }

            power.Store(_powers.Start + band * TLanes.Count);
        }
    }
}
