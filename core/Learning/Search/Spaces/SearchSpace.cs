using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>What a search may try: a learner, and a range for each of its settings that is not to stay as it is by default. Immutable and thread-safe.</summary>
public sealed class SearchSpace
{
    /// <summary>Of a space with few points nearly all are soon drawn; after so many in a row that were there already, it counts as used up.</summary>
    private const int MostRepetitions = 1000;

    /// <summary>Takes the ranges.</summary>
    /// <param name="learner">What is set.</param>
    /// <param name="ranges">The range of each setting that is searched; <see langword="null"/> for all that the learner declares.</param>
    /// <exception cref="ArgumentException">There is no such setting, or the learner cannot take an end of a range; the message says which.</exception>
    public SearchSpace(SearchableLearner learner, IReadOnlyList<KeyValuePair<string, SettingRange>>? ranges = null)
    {
        ArgumentNullException.ThrowIfNull(learner);
        Learner = learner;
        Settings = ranges is null ? learner.Settings : [.. ranges.Select(range => learner.Setting(range.Key) with { Range = range.Value })];
        if (Settings.Count == 0)
            throw new ArgumentException($"No setting of the learner {learner.Name} is to be searched; it has {string.Join(", ", learner.Settings.Select(setting => setting.Name))}.", nameof(ranges));
        foreach (var setting in Settings)
            Check(setting);
    }

    /// <summary>What is set.</summary>
    public SearchableLearner Learner { get; }

    /// <summary>What is searched.</summary>
    public IReadOnlyList<SearchSetting> Settings { get; }

    /// <summary>
    /// The first candidates of a seed: the learner as it is by default, then such as are drawn at random, no two alike. More of them begin with the same ones. Fewer than
    /// were asked for where the space has no more.
    /// </summary>
    public IReadOnlyList<SearchCandidate> Candidates(long seed, int count)
    {
        var random = new RandomSource(seed);
        var candidates = new List<SearchCandidate> { new(0, [.. Settings.Select(setting => setting.Default)]) };
        var drawn = new HashSet<string>(StringComparer.Ordinal) { Key(candidates[0].Values) };
        for (var repetitions = 0; candidates.Count < count && repetitions < MostRepetitions; repetitions++)
        {
            string[] values = [.. Settings.Select(setting => setting.Range.Draw(random))];
            if (!drawn.Add(Key(values)))
                continue;
            candidates.Add(new SearchCandidate(candidates.Count, values));
            repetitions = -1;
        }

        return candidates;
    }

    /// <summary>The learner set as a candidate says. Candidates are trained side by side, so each training has one thread.</summary>
    public ILearner Create(SearchCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return Learner.Create(ValuesOf(candidate), threads: 1);
    }

    /// <summary>A candidate's values by name.</summary>
    public OrderedDictionary<string, string> ValuesOf(SearchCandidate candidate)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        return new OrderedDictionary<string, string>(Settings.Zip(candidate.Values, (setting, value) => KeyValuePair.Create(setting.Name, value)), StringComparer.Ordinal);
    }

    private static string Key(IReadOnlyList<string> values) => string.Join('\n', values);

    private void Check(SearchSetting setting)
    {
        if (Settings.Count(other => other.Name == setting.Name) > 1)
            throw new ArgumentException($"The setting {setting.Name} is there twice.");
        foreach (var end in setting.Range.Ends)
        {
            try
            {
                Learner.Create(new Dictionary<string, string>(StringComparer.Ordinal) { [setting.Name] = end });
            }
            catch (ArgumentOutOfRangeException)
            {
                throw new ArgumentException($"The setting {setting.Name} of the learner {Learner.Name} cannot be {end}; that is outside its range.");
            }
        }
    }
}
