namespace GenreFunctions.Learning.Comparing;

/// <summary>Learners of several labels side by side, on one table.</summary>
/// <param name="Name">What the rows are: <c>emotify</c>.</param>
/// <param name="Description">How songs are divided, and what is judged, in a sentence or two.</param>
/// <param name="HasClasses">Whether there is one right class (a genre) beside the tags.</param>
/// <param name="HasShares">Whether a tag may hold for a share of those who were asked, so that the correlation of score and share says something.</param>
/// <param name="Learners">The learners, that with the best micro F1 first.</param>
public sealed record ComparedTags(string Name, string Description, bool HasClasses, bool HasShares, IReadOnlyList<ComparedTagLearner> Learners);
