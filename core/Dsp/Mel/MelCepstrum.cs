using System.Runtime.CompilerServices;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Dsp.Mel;

/// <summary>
/// The first mel-frequency cepstral coefficients: the orthonormal cosine transform of the mel decibels of each frame,
/// c_n = s_n sum over m of dB_m cos(pi n (2m + 1) / 256), s_0 = sqrt(1/128), otherwise sqrt(2/128).
/// Source: <c>librosa.feature.mfcc</c> (DCT-II, "ortho", no lifter). Not thread-safe.
/// </summary>
/// <remarks>A level that all bands share moves only c_0, by sqrt(128) times as much: the loudest value is added there and nowhere else.</remarks>
internal sealed unsafe class MelCepstrum<TLanes>
    where TLanes : unmanaged, ILanes<TLanes>
{
    /// <summary>Coefficients computed in one pass over the bands: enough independent sums to keep the adders busy.</summary>
    private const int Group = 5;

    private readonly float[] _cosines;

    /// <summary>Prepares <paramref name="coefficientCount"/> coefficients, a multiple of five.</summary>
    public MelCepstrum(int coefficientCount, int maximumFrames)
    {
        Coefficients = new FrameRows(coefficientCount, maximumFrames);
        _cosines = new float[coefficientCount * MelFilterBank.BandCount];
        for (var n = 0; n < coefficientCount; n++)
            for (var m = 0; m < MelFilterBank.BandCount; m++)
                _cosines[Index(n, m)] = (float)(Math.Sqrt((n == 0 ? 1.0 : 2.0) / MelFilterBank.BandCount)
                    * Math.Cos(Math.PI * n * (2 * m + 1) / (2 * MelFilterBank.BandCount)));
    }

    /// <summary>A row for each coefficient.</summary>
    public FrameRows Coefficients { get; }

    [MethodImpl(Kernel.Options)]
    public void Compute(MelSpectrogram<TLanes> mel)
    {
        var level = TLanes.Broadcast((float)(Math.Sqrt(MelFilterBank.BandCount) * mel.LoudestDecibels));
        fixed (float* cosines = _cosines)
        {
            for (var frame = 0; frame < mel.FrameCount; frame += TLanes.Count)
            {
                for (var first = 0; first < Coefficients.RowCount; first += Group)
                {
                    var (c0, c1, c2, c3, c4) =
                        (TLanes.Broadcast(0), TLanes.Broadcast(0), TLanes.Broadcast(0), TLanes.Broadcast(0), TLanes.Broadcast(0));
                    var weight = cosines + Index(first, 0);
                    for (var band = 0; band < MelFilterBank.BandCount; band++, weight += Group)
                    {
                        var decibels = TLanes.Load(mel.Decibels.Row(band) + frame);
                        c0 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[0]), decibels, c0);
                        c1 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[1]), decibels, c1);
                        c2 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[2]), decibels, c2);
                        c3 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[3]), decibels, c3);
                        c4 = TLanes.MultiplyAdd(TLanes.Broadcast(weight[4]), decibels, c4);
                    }

                    (first == 0 ? c0 + level : c0).Store(Coefficients.Row(first) + frame);
                    c1.Store(Coefficients.Row(first + 1) + frame);
                    c2.Store(Coefficients.Row(first + 2) + frame);
                    c3.Store(Coefficients.Row(first + 3) + frame);
                    c4.Store(Coefficients.Row(first + 4) + frame);
                }
            }
        }
    }

    /// <summary>The five coefficients of a group stand side by side for each band.</summary>
    private static int Index(int coefficient, int band) =>
        (coefficient / Group * MelFilterBank.BandCount + band) * Group + coefficient % Group;
}
