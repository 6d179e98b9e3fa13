namespace GenreFunctions.Learning.Search.Spaces;

/// <summary>The learners whose settings can be searched. Ensembles are not among them: their members are.</summary>
public static class SearchableLearners
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<SearchableLearner> All { get; } = [.. NetworkSpace.All, LstmSpace.Learner, .. BoostedSpace.All, .. ForestSpace.All, .. DistanceSpace.All];

    /// <summary>Finds one.</summary>
    /// <exception cref="ArgumentException">There is none of that name; the message lists those there are.</exception>
    public static SearchableLearner Find(string name) =>
        All.FirstOrDefault(learner => learner.Name == name)
        ?? throw new ArgumentException($"The learner '{name}' cannot be searched; there are {string.Join(", ", All.Select(learner => learner.Name))}.");
}
