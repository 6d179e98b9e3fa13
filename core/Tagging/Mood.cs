namespace GenreFunctions.Tagging;

/// <summary>How much of one mood is in a song.</summary>
/// <param name="Label">One of the model's moods.</param>
/// <param name="Share">The share of listeners who would feel it, in [0, 1]: the mean over the song's audible segments.</param>
/// <param name="Probability">The calibrated probability that it is a mood of the song: that at least as many listeners feel it as the model's <c>PresentFrom</c> says.</param>
/// <param name="IsSaid">Whether the song is said to have it: <paramref name="Share"/> reaches the mood's threshold.</param>
public sealed record Mood(string Label, double Share, double Probability, bool IsSaid);
