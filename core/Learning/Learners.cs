using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning;

/// <summary>The learners that can be asked for by name.</summary>
public static class Learners
{
    /// <summary>The learner that is taken when none is named.</summary>
    public const string Default = "mlp";

    /// <summary>All of them, each with the settings that do best by the <c>artists</c> protocol on training parts alone.</summary>
    public static IReadOnlyList<LearnerEntry> All { get; } =
    [
        new(Default, "dense layers with dropout", ValidationShare: 0.1, _ => new MlpLearner()),
    ];

    /// <summary>Finds a learner.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static LearnerEntry Find(string name) =>
        All.FirstOrDefault(entry => entry.Name == name)
        ?? throw new ArgumentException($"There is no learner '{name}'; there are {string.Join(", ", All.Select(entry => entry.Name))}.", nameof(name));
}
