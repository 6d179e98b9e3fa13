namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>A learner whose settings can be given by name, and so searched. Immutable and thread-safe.</summary>
public sealed class SearchableLearner
{
    private readonly Func<IReadOnlyDictionary<string, string>, int, ILearner> _create;

    /// <summary>Takes what it is given; for learners of one's own.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="validationShare">Share of what is learnt from that it needs to know when to stop.</param>
    /// <param name="settings">What can be set.</param>
    /// <param name="create">Makes the learner from values of some or all settings, and most threads of a training.</param>
    internal SearchableLearner(string name, double validationShare, IReadOnlyList<SearchSetting> settings, Func<IReadOnlyDictionary<string, string>, int, ILearner> create)
    {
        Name = name;
        ValidationShare = validationShare;
        Settings = settings;
        _create = create;
    }

    /// <summary>What it is called: as in <see cref="Learners"/>.</summary>
    public string Name { get; }

    /// <summary>Share of the songs not kept to judge by that it needs to know when to stop; 0 for learners that never look at them.</summary>
    public double ValidationShare { get; }

    /// <summary>What can be set, with what is tried when nobody says otherwise.</summary>
    public IReadOnlyList<SearchSetting> Settings { get; }

    /// <summary>Makes the learner. The same values give the same learner.</summary>
    /// <param name="values">Values by the settings' names; those that are not there are as by default.</param>
    /// <param name="threads">Most threads of a training, where the learner can use several; <see langword="null"/> for one a core. It changes no result.</param>
    /// <exception cref="ArgumentException">There is no such setting, or its value cannot be read.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A value is outside what the learner takes.</exception>
    public ILearner Create(IReadOnlyDictionary<string, string> values, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var name in values.Keys)
            Setting(name);
        return _create(values, threads ?? Environment.ProcessorCount);
    }

    /// <summary>A setting by name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists those there are.</exception>
    public SearchSetting Setting(string name) =>
        Settings.FirstOrDefault(setting => setting.Name == name)
        ?? throw new ArgumentException($"The learner {Name} has no setting '{name}'; it has {string.Join(", ", Settings.Select(setting => setting.Name))}.");

    internal static SearchableLearner Of<TOptions>(
        string name, double validationShare, TOptions defaults, Func<TOptions, int, ILearner> create, params SettingOf<TOptions>[] settings) => new(
        name,
        validationShare,
        [.. settings.Select(setting => new SearchSetting(setting.Name, setting.Meaning, setting.Range, setting.Get(defaults)))],
        (values, threads) => create(
            settings.Where(setting => values.ContainsKey(setting.Name)).Aggregate(defaults, (options, setting) => setting.Set(options, values[setting.Name])), threads));
}
