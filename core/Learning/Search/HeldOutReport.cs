using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Learning.Search;

/// <summary>How settings do with the songs that the search has not seen, by songs, each the mean of its segments.</summary>
/// <param name="Chosen">Learnt with the settings that were found.</param>
/// <param name="Default">Learnt with the default settings; the same where these won.</param>
public sealed record HeldOutReport(Evaluation Chosen, Evaluation Default);
