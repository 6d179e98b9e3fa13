using System.Collections.Concurrent;
using GenreFunctions.Audio;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Features;

/// <summary>Turns songs into feature rows. Thread-safe: every song at work has a worker of its own, and workers are used again.</summary>
internal sealed class SongFeaturizer
{
    /// <summary>A whole song is held in memory, with its spectra: ten minutes are about as much as a small machine bears.</summary>
    private static readonly TimeSpan LongestWhole = TimeSpan.FromMinutes(10);

    private static readonly AudioFault TooLongForWhole = new(
        SongOutcome.TooLong,
        $"The song is longer than {LongestWhole.TotalMinutes} minutes, the most that --whole takes; without --whole it may be longer.");

    private readonly bool _whole;
    private readonly AudioOptions _options;
    private readonly AudioOpener _opener;
    private readonly ConcurrentBag<IFeatureWorker> _idle = [];

    /// <summary>A row a song when <paramref name="whole"/>, otherwise a row a segment.</summary>
    public SongFeaturizer(bool whole)
    {
        _whole = whole;
        _options = whole ? OwnFiles.Audio with { MaximumDuration = LongestWhole } : OwnFiles.Audio;
        _opener = new AudioOpener(_options);
    }

    /// <summary>One song's rows.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongFeatures Featurize(string path, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var worker))
            worker = _whole ? new WholeSongWorker() : new SegmentWorker();
        var features = Featurize(worker, path, cancellation);
        _idle.Add(worker);
        return features.Fault?.Outcome == SongOutcome.TooLong && _whole ? features with { Fault = TooLongForWhole } : features;
    }

    private SongFeatures Featurize(IFeatureWorker worker, string path, CancellationToken cancellation)
    {
        try
        {
            var song = new AnalysisReader(_opener.Open(path, cancellation), _options);
            return worker.Featurize(path, song, cancellation);
        }
        catch (Exception fault) when (UnreadableFile.Throws(fault))
        {
            return new SongFeatures(path, [], UnreadableFile.Fault(fault));
        }
    }
}
