using System.Diagnostics;
using GenreFunctions.Dsp.Spectrum;
using GenreFunctions.Lanes;

namespace GenreFunctions.Pictures;

/// <summary>
/// Power in mel bands over time: frames and their transform are those of the features, over the whole song as one stretch, and so without a seam.
/// Not thread-safe.
/// </summary>
/// <remarks>
/// The song passes in pieces, each transformed as if it were a song of its own. A frame that reaches over a piece's edge is wrong then, but it lies within the
/// next piece, which begins three hops earlier than it would have to; only at the edges of the song are they right.
/// </remarks>
internal abstract class MelColumns
{
    // Five blocks of the widest lanes.
    private const int PieceFrames = 80;
    private const int PieceSamples = (PieceFrames - 1) * AnalysisFrame.HopSamples;

    // Half a frame is two hops: frames before this one, and as many behind, reach over the edge.
    private const int EdgeFrames = AnalysisFrame.PaddingSamples / AnalysisFrame.HopSamples;
    private const int GoodFrames = PieceFrames - 2 * EdgeFrames;

    // Below this, power counts as none. Source: librosa.power_to_db(amin=1e-10).
    private const float SmallestPower = 1e-10f;

    private readonly FoldedColumns _columns;
    private readonly PaddedSignal _padded = new(PieceSamples);
    private readonly float[] _piece = new float[PieceSamples];
    private int _samplesInPiece;
    private bool _isFirst = true;

    protected MelColumns(int capacity) => _columns = new FoldedColumns(SongPicture.MelBands, capacity);

    protected static int MaximumFrames => PieceFrames;

    /// <summary>For the widest vectors of this machine.</summary>
    public static MelColumns ForThisMachine(int capacity) =>
        System.Runtime.Intrinsics.Vector512.IsHardwareAccelerated ? new MelColumns<Lanes512>(capacity)
        : System.Runtime.Intrinsics.Vector128.IsHardwareAccelerated ? new MelColumns<Lanes256>(capacity)
        : new MelColumns<ScalarLane>(capacity);

    public void Clear()
    {
        _columns.Clear();
        (_samplesInPiece, _isFirst) = (0, true);
    }

    public void Push(ReadOnlySpan<float> samples)
    {
        while (!samples.IsEmpty)
        {
            var count = Math.Min(samples.Length, PieceSamples - _samplesInPiece);
            samples[..count].CopyTo(_piece.AsSpan(_samplesInPiece));
            samples = samples[count..];
            _samplesInPiece += count;
            if (_samplesInPiece == PieceSamples)
                PassPiece();
        }
    }

    /// <summary>The loudest frame's decibels in evenly spaced columns, 0 for the floor or below, 255 for the loudest of all.</summary>
    /// <param name="levels">Bands of each column, one column after the other.</param>
    /// <param name="sampleCount">Samples of the song, which were all pushed.</param>
    /// <param name="floorDecibels">The floor.</param>
    public void Draw(Span<byte> levels, long sampleCount, double floorDecibels)
    {
        var last = _samplesInPiece;
        // A song shorter than half a frame cannot be mirrored; it goes on as silence.
        if (last <= AnalysisFrame.PaddingSamples)
            _piece.AsSpan(last..(AnalysisFrame.PaddingSamples + 1)).Clear();
        _padded.Fill(_piece.AsSpan(0, Math.Max(last, AnalysisFrame.PaddingSamples + 1)));
        Measure(_padded, _columns, _isFirst ? 0 : EdgeFrames, AnalysisFrame.CountFor(last));

        var powers = new float[levels.Length];
        _columns.Resample(powers, sampleCount / (double)AnalysisFrame.HopSamples, middle: 0);
        float loudest = 0;
        foreach (var power in powers)
            loudest = MathF.Max(loudest, power);
        for (var i = 0; i < levels.Length; i++)
        {
            var decibels = loudest <= SmallestPower ? floorDecibels : 10 * Math.Log10(Math.Max(powers[i], SmallestPower) / loudest);
            levels[i] = (byte)Math.Round(byte.MaxValue * (1 - Math.Max(decibels, floorDecibels) / floorDecibels));
        }
    }

    /// <summary>Adds the powers of some of the signal's frames.</summary>
    protected abstract void Measure(PaddedSignal signal, FoldedColumns columns, int firstFrame, int endFrame);

    private void PassPiece()
    {
        _padded.Fill(_piece);
        Measure(_padded, _columns, _isFirst ? 0 : EdgeFrames, PieceFrames - EdgeFrames);
        _isFirst = false;
        const int Passed = GoodFrames * AnalysisFrame.HopSamples;
        _piece.AsSpan(Passed).CopyTo(_piece);
        _samplesInPiece -= Passed;
        Debug.Assert(_samplesInPiece > AnalysisFrame.PaddingSamples, "What is left can be mirrored.");
    }
}
