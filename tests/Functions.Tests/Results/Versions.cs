using GenreFunctions.Audio;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>Versions of songs as tests need them.</summary>
internal static class Versions
{
    // A time with an offset and a hundred-nanosecond part, which a careless store loses.
    public static readonly DateTimeOffset Start = new DateTimeOffset(2026, 3, 29, 1, 59, 59, TimeSpan.FromHours(5.5)).AddTicks(1234567);

    public static SongVersion Of(
        string name = "acme/album/song.wav",
        string eTag = "0x8DC1",
        string modelId = "mlp@1",
        SongOutcome outcome = SongOutcome.Tagged,
        string genre = "jazz",
        int uploaded = 0,
        int tagged = 1,
        string publisher = "",
        int segments = 3,
        double confidence = 0.1 + 0.2,
        bool moods = true)
    {
        var upload = new SongUpload("audio", name, eTag, publisher.Length > 0 ? publisher : Publisher.Of(name, []), 44 + segments, Start.AddMinutes(uploaded));
        var hasTags = outcome == SongOutcome.Tagged;
        var result = new SongResult
        {
            Source = name,
            Outcome = outcome,
            Message = hasTags ? null : "A sentence for the publisher.",
            Genre = hasTags ? genre : null,
            Confidence = hasTags ? confidence : null,
            Tags = hasTags ? [new Tag(genre, confidence), new Tag("other", 1 - confidence)] : [],
            Timeline = hasTags ? [.. Enumerable.Range(0, segments).Select(i => new SegmentTag(3 * i, 3 * i + 3, genre, 1.0 / (i + 3)))] : [],
            Disagreement = hasTags ? 1.0 / 3 : null,
            Moods = hasTags && moods ? Moods(segments) : null,
            DurationSeconds = 3 * segments,
            SegmentCount = segments,
            Audio = new AudioDescription("wav", "pcm16", 22_050, 1, "GenreFunctions", "0.1.0"),
            FeatureSchema = "57@1",
            ModelId = modelId,
            Warnings = ["The data chunk ends early."],
        };
        return new SongVersion(upload, result, Start.AddMinutes(tagged));
    }

    // Of a timeline thousandths are kept.
    private static SongMoods Moods(int segments) => new(
        "mood@1",
        [new Mood("calm", 1.0 / 3, 0.1 + 0.2, IsSaid: true), new Mood("tense", 0.1, 1.0 / 7, IsSaid: false), new Mood("sad", 0.5, 2.0 / 3, IsSaid: true)],
        [.. Enumerable.Range(0, segments).Select(i => new SegmentMoods(3 * i, 3 * i + 3, [i % 1001 / 1000.0, 0.251, 1]))]);
}
