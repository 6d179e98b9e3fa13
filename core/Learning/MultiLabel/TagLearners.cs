using GenreFunctions.Features;
using GenreFunctions.Learning.Logistic;
using GenreFunctions.Learning.Margins;
using GenreFunctions.Learning.Preparation;
using GenreFunctions.Learning.Trees;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>The learners of several labels that can be asked for by name, for any table; <c>song-mood</c> for segments of the 57 features.</summary>
public static class TagLearners
{
    private const string Kernel = "tag-kernel";
    private const string SongMood = "song-mood";

    /// <summary>How far a kernel's neighbours reach, in parts of 1 / columns: of many columns most say little.</summary>
    private const double Reach = 0.6;

    /// <summary>Chains in random orders whose mean is taken.</summary>
    private const int Chains = 5;

    /// <summary>Networks that are averaged.</summary>
    private const int Networks = 3;

    /// <summary>All of them, with their default settings.</summary>
    public static IReadOnlyList<TagLearnerEntry> All { get; } =
    [
        new("relevance-logistic", "a linear layer for every tag", table => new BinaryRelevance(Logistic(Rows(table)))),
        new("relevance-svm", "support vectors for every tag", table => new BinaryRelevance(Svm(Rows(table)))),
        new("relevance-trees", "extra trees for every tag", _ => new BinaryRelevance(new ExtraTreesLearner(new ExtraTreesOptions { Trees = 100 }))),
        new("chains-logistic", "linear layers that are told the answers before them", table => new ClassifierChain(Logistic(Rows(table)), Chains)),
        new("tag-mlp", "networks for all tags at once", table => Mlp(Rows(table))),
        new(Kernel, "least squares with a kernel, for all tags at once", table => Ridge(Rows(table))),
        new("tag-mean", "the mean of tag-kernel, relevance-svm and tag-mlp", table => new TagEnsemble([Ridge(Rows(table)), new BinaryRelevance(Svm(Rows(table))), Mlp(Rows(table))])),
        new("songs-logistic", "the same as relevance-logistic, on statistics of whole songs", table => OfSongs(table, own => new BinaryRelevance(Logistic(own)))),
        new("songs-svm", "the same as relevance-svm, on statistics of whole songs", table => OfSongs(table, own => new BinaryRelevance(Svm(own)))),
        new("songs-mlp", "the same as tag-mlp, on statistics of whole songs", table => OfSongs(table, Mlp)),
        new("songs-kernel", "the same as tag-kernel, on statistics of whole songs", table => OfSongs(table, Ridge)),
        new(SongMood, "a kernel and networks on statistics of whole songs, for the 57 features", table => IsOfThisProgram(table)
            ? SongMoodLearner.Create()
            : throw new ArgumentException($"The learner {SongMood} needs the {FeatureSchema.Count} features of this program; these rows have {table.FeatureNames.Count} others.", nameof(table))),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static TagLearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no learner '{name}' of several labels; there are {string.Join(", ", All.Select(entry => entry.Name))}.", nameof(name));

    /// <summary>What does best without a choice: <c>song-mood</c> for segments of the 57 features, <c>tag-kernel</c> for anything else.</summary>
    public static TagLearnerEntry DefaultFor(LabelledTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Find(IsOfThisProgram(table) && table.Rows.Songs.Distinct().Count() < table.Rows.Count ? SongMood : Kernel);
    }

    private static bool IsOfThisProgram(LabelledTable table) => table.FeatureNames.SequenceEqual(FeatureSchema.Names);

    private static FeaturesToLearn Rows(LabelledTable table) =>
        new(new PreparationOptions { LogColumns = IsOfThisProgram(table) ? PreparationOptions.LogVariances : [] }, table.FeatureNames.Count);

    private static SongStatistics OfSongs(LabelledTable table, Func<FeaturesToLearn, IMultiLabelLearner> learner)
    {
        // Deviations are never negative, whatever the features are.
        var statistics = new SongStatisticsOptions();
        var rows = Rows(table);
        return new SongStatistics(
            learner(new FeaturesToLearn(new PreparationOptions { LogColumns = [.. rows.Preparation.LogColumns, .. statistics.PositiveColumns(rows.Columns)] }, statistics.ColumnsOf(rows.Columns))),
            statistics);
    }

    private static LogisticLearner Logistic(FeaturesToLearn rows) => new(new LogisticOptions { Decay = 0.01, Preparation = rows.Preparation });

    private static SvmLearner Svm(FeaturesToLearn rows) => new(new SvmOptions { Penalty = 3, Gamma = Reach / rows.Columns, Preparation = rows.Preparation });

    private static TagEnsemble Mlp(FeaturesToLearn rows) =>
        new([.. Enumerable.Repeat(new MultiLabelMlp(new MultiLabelMlpOptions { Preparation = rows.Preparation, HiddenSizes = [64], Dropout = 0.5, ClassWeight = 0.3 }), Networks)]);

    private static KernelRidge Ridge(FeaturesToLearn rows) => new(new KernelRidgeOptions { Preparation = rows.Preparation, Gamma = Reach / rows.Columns });

    private sealed record FeaturesToLearn(PreparationOptions Preparation, int Columns);
}
