namespace GenreFunctions.Tagging;

/// <summary>The moods of a song, which a model of its own finds.</summary>
/// <param name="ModelId">Identity of the model of moods.</param>
/// <param name="Moods">All of its moods, in the model's order, which is the same for every song.</param>
/// <param name="Timeline">The moods of every audible segment, in time.</param>
public sealed record SongMoods(string ModelId, IReadOnlyList<Mood> Moods, IReadOnlyList<SegmentMoods> Timeline);
