using GenreFunctions.Audio;
using GenreFunctions.Functions.Results;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Catalogue;

/// <summary>A song as HTTP gives it: the members of a list's entry, and everything else of its current version.</summary>
internal sealed record SongDetail(
    string SongId,
    string Publisher,
    string Container,
    string Name,
    SongOutcome Outcome,
    string? Message,
    string? Genre,
    double? Confidence,
    double? Disagreement,
    IReadOnlyList<Tag> Tags,
    IReadOnlyList<SegmentTag> Timeline,
    SongMoods? Moods,
    double DurationSeconds,
    int SegmentCount,
    AudioDescription? Audio,
    string ModelId,
    string FeatureSchema,
    IReadOnlyList<string> Warnings,
    string ETag,
    long SizeBytes,
    DateTimeOffset UploadedAt,
    DateTimeOffset TaggedAt,
    string VersionId,
    IReadOnlyList<SongVersionSummary> Versions)
{
    public static SongDetail Of(SongRecord song)
    {
        var (upload, result) = (song.Current.Upload, song.Current.Result);
        return new SongDetail(
            upload.SongId, upload.Publisher, upload.Container, upload.Name, result.Outcome, result.Message, result.Genre, result.Confidence,
            result.Disagreement, result.Tags, result.Timeline, result.Moods, result.DurationSeconds, result.SegmentCount, result.Audio, result.ModelId,
            result.FeatureSchema, result.Warnings, upload.ETag, upload.SizeBytes, upload.UploadedAt, song.Current.TaggedAt, song.Current.VersionId, song.Versions);
    }
}
