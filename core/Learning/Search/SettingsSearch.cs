using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Search.Halving;
using GenreFunctions.Learning.Search.Log;
using GenreFunctions.Learning.Search.Songs;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Learning.Search;

/// <summary>
/// Finds a learner's settings by successive halving (Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", 2016; as a bracket of Li et al.,
/// "Hyperband", 2018): many candidates are judged cheaply, the best third goes on to be judged with three times the trouble, and so on until a few are judged by all folds of all
/// songs. What it finds follows from rows, space and seed, whatever the number of cores, unless its budget ends it.
/// </summary>
public sealed class SettingsSearch
{
    private readonly SearchOptions _options;
    private readonly SearchSongs _songs;
    private readonly SearchFolds _folds;
    private readonly IReadOnlyList<SearchCandidate> _candidates;

    /// <summary>Divides the songs and draws the candidates; trains nothing.</summary>
    /// <param name="table">All songs, those to be kept aside among them.</param>
    /// <param name="space">What may be tried.</param>
    /// <param name="options">How it is searched, and what is kept aside.</param>
    /// <exception cref="ArgumentException">There are too few songs or artists, or a list is missing; the message says of what.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SettingsSearch(FeatureTable table, SearchSpace space, SearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(space);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        Space = space;
        _songs = SearchSongs.Divide(table, options);
        _folds = new SearchFolds(_songs.Table, _songs.GroupOfSong, space.Learner.ValidationShare, options.Seed);
        _candidates = space.Candidates(options.Seed, options.Candidates);
        Rungs = Rung.Plan(_candidates.Count, options.Rungs, SearchFolds.Count);
        Fingerprint = SearchFingerprint.Of(_songs, space, options.Rungs, options.Seed);
    }

    /// <summary>What may be tried.</summary>
    public SearchSpace Space { get; }

    /// <summary>What is searched on and what is kept aside, in a sentence.</summary>
    public string Description => _songs.Description;

    /// <summary><c>songs</c>, <c>artists</c> or <c>filtered</c>.</summary>
    public string Protocol => _songs.Protocol;

    /// <summary>The rungs as they are planned.</summary>
    public IReadOnlyList<Rung> Rungs { get; }

    /// <summary>Songs that are searched on.</summary>
    public int Songs => _songs.Table.Songs.Count;

    /// <summary>Songs that are kept aside.</summary>
    public int HeldOutSongs => _songs.HeldOutSongs;

    /// <summary>What tells this search from others, in its log.</summary>
    public string Fingerprint { get; }

    /// <summary>Searches, or goes on where a log ends.</summary>
    /// <param name="log">What is known already; grows.</param>
    /// <param name="time">The clock that the budget and the trainings are measured by.</param>
    /// <param name="progress">Hears of every round of every training, from several threads; a training that is in the log is reported as done.</param>
    /// <param name="cancellation">Calls it off; the log keeps what was done.</param>
    /// <exception cref="ArgumentException">The learner cannot learn from these rows.</exception>
    /// <exception cref="IOException">The log cannot be written.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SearchReport Run(SearchLog log, TimeProvider time, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(time);
        var clock = new SearchClock(time, _options.Budget);
        var judged = new List<JudgedRung>();
        var candidates = _candidates;
        foreach (var rung in Rungs)
        {
            judged.Add(new RungRun(rung, candidates, Space.Create, _songs.Table, _folds, _options.Seed, log, clock, progress).Run(_options.AtOnce, cancellation));
            if (!judged[^1].Finished)
                break;
            // In the order of their numbers, as at the first rung: the best ones' order means nothing yet.
            candidates = [.. judged[^1].Judged.Take((candidates.Count + Rung.Factor - 1) / Rung.Factor).Select(one => one.Candidate).OrderBy(candidate => candidate.Number)];
        }

        return new SearchReport { Rungs = judged, Finished = judged.Count == Rungs.Count && judged[^1].Finished };
    }

    /// <summary>Learns from all songs of the search, with settings that were found and with the default ones, and judges both by the songs that were kept aside.</summary>
    /// <param name="chosen">What was found.</param>
    /// <param name="progress">Hears of every round of both trainings.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <returns><see langword="null"/> where no songs were kept aside.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public HeldOutReport? Judge(SearchCandidate chosen, IProgress<TrainingProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        if (_songs.HeldOut.Count == 0)
            return null;
        SearchCandidate[] judged = chosen.Number == 0 ? [chosen] : [chosen, _candidates[0]];
        var found = SideBySide.Run(judged.Length, _options.AtOnce, i => Judge(i == 0 ? "chosen settings" : "default settings", judged[i], progress, cancellation), cancellation);
        return new HeldOutReport(found[0], found[^1]);
    }

    private Evaluation Judge(string stage, SearchCandidate candidate, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        var all = _folds.All();
        var trained = Space.Create(candidate).Train(
            _songs.Table.Examples(all.Training), _songs.Table.Examples(all.Validation), _options.Seed, new TrainingWatch(stage, progress, cancellation));
        var heldOut = _songs.HeldOut;
        var probabilities = new double[heldOut.Count * heldOut.LabelCount];
        trained.Score(heldOut, probabilities);
        return new Predictions(_songs.Table.Labels, heldOut.Labels, heldOut.Songs, probabilities).Join(temperature: 1).Evaluate();
    }
}
