using System.Diagnostics;
using GenreFunctions.Audio;
using GenreFunctions.Features;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Benchmark;

/// <summary>
/// Takes a song through its stages as <see cref="SongTagger"/> does, looking at the clock between them. Every stage of every segment is measured in every
/// pass and has a median of its own, so that the moments in which another program runs drop out. Silent segments are scored too, which
/// a tagger saves itself.
/// </summary>
internal sealed class StageMeter(SongKind kind) : IMeter
{
    private static readonly FeatureStage[] FeatureStages = Enum.GetValues<FeatureStage>();

    /// <summary>Decoding comes before the features' stages, scoring and joining after them.</summary>
    private static readonly int Scoring = FeatureStages.Length + 1;

    private static readonly int Joining = FeatureStages.Length + 2;

    private static readonly string[] Names = ["decoding, resampling, cutting", .. FeatureStages.Select(Words), "scoring by the model", "joining the segments"];

    private readonly FeatureExtractor _extractor = new();
    private readonly float[] _samples = new float[Segment.LengthSamples];
    private readonly double[] _features = new double[FeatureSchema.Count];
    private readonly double[] _row = new double[kind.Model.Metadata.Labels.Count];
    private readonly long[] _featureTicks = new long[FeatureStages.Length];

    /// <summary>Ticks by stage, segment and pass; what belongs to no segment comes behind the last one.</summary>
    private readonly List<List<double>>[] _ticks = [.. Names.Select(_ => new List<List<double>>())];

    private int _segments;
    private int _passes;
    private long _allocated;

    /// <inheritdoc/>
    public void Turn(TimeSpan slice, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        do
            Pass(cancellation);
        while (Stopwatch.GetElapsedTime(start) < slice);
    }

    /// <summary>What the passes gave.</summary>
    public StageTable Result()
    {
        double[] microseconds = [.. _ticks.Select(stage => stage.Where(cell => cell.Count > 0).Sum(cell => Spread.Of(cell).Median) * 1e6 / Stopwatch.Frequency / _segments)];
        var all = microseconds.Sum();
        return new StageTable(
            kind.Name, _segments, _passes, [.. Names.Select((name, i) => new StageTime(name, i > 0 && i < Scoring, microseconds[i], microseconds[i] / all))], (double)_allocated / _segments);
    }

    private static string Words(FeatureStage stage) => stage switch
    {
        FeatureStage.Spectrum => "Fourier transforms and magnitudes",
        FeatureStage.Chroma => "chroma with tuning",
        FeatureStage.Shape => "centroid, bandwidth, rolloff",
        FeatureStage.Mel => "mel, decibels, cepstrum",
        FeatureStage.Separation => "harmonic/percussive separation",
        FeatureStage.Level => "root mean square, zero crossings",
        FeatureStage.Tempo => "tempo: onsets and tempogram",
        FeatureStage.Row => "means and variances",
        _ => throw new UnreachableException(),
    };

    private void Pass(CancellationToken cancellation)
    {
        var probabilities = new List<double>();
        var begin = Stopwatch.GetTimestamp();
        var segments = kind.Open(cancellation);
        var opening = Since(ref begin);
        _segments = 0;
        _allocated = 0;
        while (segments.Read(_samples))
        {
            Add(0, _segments, Since(ref begin));
            cancellation.ThrowIfCancellationRequested();
            Measure(probabilities);
            _segments++;
            begin = Stopwatch.GetTimestamp();
        }

        opening += Since(ref begin);
        kind.Join(segments, new SegmentScores([.. Enumerable.Range(0, _segments)], [.. probabilities], SilentCount: 0));
        Add(Joining, _segments, Since(ref begin));
        segments.Dispose();
        Add(0, _segments, opening + Since(ref begin));
        _passes++;
    }

    private void Measure(List<double> probabilities)
    {
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        _extractor.ExtractTimed(_samples, _features, _featureTicks);
        _allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
        for (var stage = 0; stage < _featureTicks.Length; stage++)
            Add(1 + stage, _segments, _featureTicks[stage]);
        allocated = GC.GetAllocatedBytesForCurrentThread();
        var begin = Stopwatch.GetTimestamp();
        kind.Model.Score(_features, _row);
        var ticks = Since(ref begin);
        _allocated += GC.GetAllocatedBytesForCurrentThread() - allocated;
        Add(Scoring, _segments, ticks);
        probabilities.AddRange(_row);
    }

    private void Add(int stage, int segment, long ticks)
    {
        while (_ticks[stage].Count <= segment)
            _ticks[stage].Add([]);
        _ticks[stage][segment].Add(ticks);
    }

    private static long Since(ref long begin)
    {
        var end = Stopwatch.GetTimestamp();
        var ticks = end - begin;
        begin = end;
        return ticks;
    }
}
