using System.Collections.Concurrent;
using GenreFunctions.Audio;

namespace GenreFunctions.Cli.Features;

/// <summary>Turns songs into feature rows. Thread-safe: every song at work has a worker of its own, and workers are used again.</summary>
internal sealed class SongFeaturizer(bool whole)
{
    /// <summary>A whole song is held in memory, with its spectra: ten minutes are about as much as a small machine bears.</summary>
    private static readonly TimeSpan LongestWhole = TimeSpan.FromMinutes(10);

    private readonly AudioOptions _options = whole ? new AudioOptions { MaximumDuration = LongestWhole } : new AudioOptions();
    private readonly ConcurrentBag<IFeatureWorker> _idle = [];

    /// <summary>One song's rows.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongFeatures Featurize(string path, CancellationToken cancellation)
    {
        if (!_idle.TryTake(out var worker))
            worker = whole ? new WholeSongWorker() : new SegmentWorker();
        var song = new AnalysisReader(new AudioOpener(_options).Open(path, cancellation), _options);
        var features = worker.Featurize(path, song, cancellation);
        _idle.Add(worker);
        return features.Fault?.Outcome == SongOutcome.TooLong && whole ? features with { Fault = TooLongForWhole } : features;
    }

    private static AudioFault TooLongForWhole { get; } = new(
        SongOutcome.TooLong,
        $"The song is longer than {LongestWhole.TotalMinutes} minutes, the most that --whole takes; without --whole there is no such limit.");
}
