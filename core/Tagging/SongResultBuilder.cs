using GenreFunctions.Audio;
using GenreFunctions.Models;

namespace GenreFunctions.Tagging;

/// <summary>Puts a song's result together from what was read and what was scored.</summary>
internal static class SongResultBuilder
{
    /// <summary>What a song's genre is called when no genre is likely enough.</summary>
    private const string Unknown = "unknown";

    public static SongResult Build(string source, SongReading song, SegmentScores scores, ModelMetadata model, MoodMetadata? moods)
    {
        var result = new SongResult
        {
            Source = source,
            Outcome = SongOutcome.Tagged,
            DurationSeconds = (double)song.SampleCount / Segment.SampleRateHz,
            SegmentCount = scores.Segments.Count,
            Audio = song.Audio,
            FeatureSchema = model.FeatureSchema,
            ModelId = model.Id,
            Warnings = Warnings(song, scores),
        };
        if ((song.Fault ?? Silence(scores)) is { } fault)
            return result with { Outcome = fault.Outcome, Message = fault.Message, SegmentCount = 0 };

        var joined = SongJoin.Join(scores.Probabilities, model.Labels.Count, model.SongTemperature);
        var tags = model.Labels.Zip(joined.Probabilities, (label, probability) => new Tag(label, probability))
            .OrderByDescending(tag => tag.Probability).ToArray();
        return result with
        {
            Genre = tags[0].Probability < model.UnknownThreshold ? Unknown : tags[0].Label,
            Confidence = tags[0].Probability,
            Tags = tags,
            Timeline = Timeline(scores, model.Labels),
            Disagreement = joined.Disagreement,
            Moods = moods is null ? null : MoodJoin.Join(scores, moods),
        };
    }

    private static AudioFault? Silence(SegmentScores scores) =>
        scores.Segments.Count > 0 ? null : new AudioFault(
            SongOutcome.Silent, "Nothing in this file is loud enough to hear: upload the version of the song that has sound.");

    private static IReadOnlyList<string> Warnings(SongReading song, SegmentScores scores) =>
        song.Fault is not null || scores.SilentCount == 0 || scores.Segments.Count == 0
            ? song.Warnings
            : [.. song.Warnings, $"{scores.SilentCount} of {song.SegmentCount} segments are silent and were left out."];

    private static SegmentTag[] Timeline(SegmentScores scores, IReadOnlyList<string> labels) =>
        [.. scores.Segments.Select((segment, index) =>
        {
            var row = scores.Probabilities.AsSpan(index * labels.Count, labels.Count);
            var best = Ranking.IndexOfMaximum<double>(row);
            var (start, end) = SegmentTimes.Of(segment);
            return new SegmentTag(start, end, labels[best], row[best]);
        })];
}
