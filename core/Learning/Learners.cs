using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning;

/// <summary>The learners that can be asked for by name.</summary>
public static class Learners
{
    /// <summary>The learner that is taken when none is named.</summary>
    public const string Default = "mlp";

    /// <summary>All of them, with their default settings.</summary>
    public static IReadOnlyList<LearnerEntry> All { get; } =
    [
        new(Default, "dense layers with dropout", ValidationShare: 0.1, () => new MlpLearner()),
        new("mlp-plain", "the same without dropout", ValidationShare: 0.1, () => new MlpLearner(new LearnerOptions { Dropout = 0 }, name: "mlp-plain")),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static LearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no learner '{name}'; there are {string.Join(", ", All.Select(entry => entry.Name))}.", nameof(name));
}
