using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>Neighbouring segments of a timeline with the same genre, as one.</summary>
/// <param name="StartSeconds">Where the first of them starts.</param>
/// <param name="EndSeconds">Where the last of them ends.</param>
/// <param name="Genre">Their genre.</param>
/// <param name="Probability">The mean of their probabilities.</param>
internal sealed record TimelineStretch(double StartSeconds, double EndSeconds, string Genre, double Probability)
{
    /// <summary>Joins neighbours.</summary>
    public static IReadOnlyList<TimelineStretch> Join(IReadOnlyList<SegmentTag> timeline)
    {
        var stretches = new List<TimelineStretch>();
        for (var first = 0; first < timeline.Count;)
        {
            var genre = timeline[first].Genre;
            var same = timeline.Skip(first).TakeWhile(segment => segment.Genre == genre).ToArray();
            stretches.Add(new TimelineStretch(same[0].StartSeconds, same[^1].EndSeconds, genre, same.Average(segment => segment.Probability)));
            first += same.Length;
        }

        return stretches;
    }

    /// <summary><c>0:00-0:12 jazz 71%</c></summary>
    public override string ToString() => $"{Words.Clock(StartSeconds)}-{Words.Clock(EndSeconds)} {Genre} {Words.Percent(Probability)}";
}
