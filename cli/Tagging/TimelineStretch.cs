using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>Neighbouring segments of a timeline with the same label, as one.</summary>
/// <param name="StartSeconds">Where the first of them starts.</param>
/// <param name="EndSeconds">Where the last of them ends.</param>
/// <param name="Label">Their genre, or the mood that most listeners would feel.</param>
/// <param name="Probability">The mean of their probabilities, or of the shares of those listeners.</param>
internal sealed record TimelineStretch(double StartSeconds, double EndSeconds, string Label, double Probability)
{
    /// <summary>Joins neighbours of the same genre.</summary>
    public static IReadOnlyList<TimelineStretch> Join(IReadOnlyList<SegmentTag> timeline) =>
        Join(timeline.Select(segment => new TimelineStretch(segment.StartSeconds, segment.EndSeconds, segment.Genre, segment.Probability)));

    /// <summary>Joins neighbours of the same strongest mood.</summary>
    public static IReadOnlyList<TimelineStretch> Join(SongMoods song) => Join(song.Timeline.Select(segment =>
    {
        var strongest = segment.Shares.Index().MaxBy(share => share.Item);
        return new TimelineStretch(segment.StartSeconds, segment.EndSeconds, Words.Plain(song.Moods[strongest.Index].Label), strongest.Item);
    }));

    private static TimelineStretch[] Join(IEnumerable<TimelineStretch> segments) =>
        [.. Runs(segments).Select(run => run[0] with { EndSeconds = run[^1].EndSeconds, Probability = run.Average(segment => segment.Probability) })];

    private static IEnumerable<List<TimelineStretch>> Runs(IEnumerable<TimelineStretch> segments)
    {
        var run = new List<TimelineStretch>();
        foreach (var segment in segments)
        {
            if (run.Count > 0 && run[0].Label != segment.Label)
            {
                yield return run;
                run = [];
            }

            run.Add(segment);
        }

        if (run.Count > 0)
            yield return run;
    }

    /// <summary><c>0:00-0:12 jazz 71%</c></summary>
    public override string ToString() => $"{Words.Clock(StartSeconds)}-{Words.Clock(EndSeconds)} {Label} {Words.Percent(Probability)}";
}
