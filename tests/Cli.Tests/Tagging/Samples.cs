using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tests.Tagging;

/// <summary>Results as the tagger gives them.</summary>
internal static class Samples
{
    public static readonly string[] Labels = ["blues", "classical", "country", "disco", "hiphop", "jazz", "metal", "pop", "reggae", "rock"];

    public static readonly string[] Moods = ["tenderness", "joyful_activation", "sadness", "calmness"];

    public static SongResult Tagged { get; } = new()
    {
        Source = "music/Étude, \"No. 3\".flac",
        Outcome = SongOutcome.Tagged,
        Genre = "classical",
        Confidence = 0.876543219,
        Tags = [new("classical", 0.876543219), new("jazz", 0.1), new("blues", 0.02), new("rock", 0.003456781)],
        Timeline = [new(0, 2.99995, "classical", 0.9), new(3, 5.99995, "classical", 0.7), new(6, 8.99995, "jazz", 0.5)],
        Disagreement = 0.25,
        Moods = new(
            "emotify-mood@5e6f7a8b",
            [new("tenderness", 0.41, 0.61, true), new("joyful_activation", 0.4499999, 0.7123456789, true), new("sadness", 0.2, 0.15, false), new("calmness", 0.3, 0.5, true)],
            [new(0, 2.99995, [0.5, 0.4, 0.1, 0.2]), new(3, 5.99995, [0.1, 0.3, 0.1, 0.2]), new(6, 8.99995, [0.2, 0.6, 0.4, 0.5])]),
        DurationSeconds = 187.4,
        SegmentCount = 3,
        Audio = new("flac", "flac", 44_100, 2, "ffmpeg", "5.1"),
        FeatureSchema = "gtzan57-librosa0.8",
        ModelId = "gtzan-mlp@1a2b3c4d",
        Warnings = ["12 samples were not finite and were taken as silence."],
    };

    public static SongResult TooShort { get; } = new()
    {
        Source = "music/jingle.mp3",
        Outcome = SongOutcome.TooShort,
        Message = "The song is shorter than three seconds.",
        DurationSeconds = 1.5,
        FeatureSchema = "gtzan57-librosa0.8",
        ModelId = "gtzan-mlp@1a2b3c4d",
    };
}
