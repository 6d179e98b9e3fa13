using System.Text.Json;
using GenreFunctions.Costs.Months;
using GenreFunctions.Functions.Results;
using GenreFunctions.Tagging;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>Documents as they lie in the stores, which programs of later releases read, too.</summary>
public sealed class DocumentJsonTests
{
    [Fact]
    public void Json_TimelineOfMoods_IsAListOfNumbersAnEntry()
    {
        SegmentMoods[] timeline = [new(0, 3, [0.1234, 0.9996, 0]), new(21_597.0004, 21_599.99995, [0.0005, 0.25, 1])];
        var json = JsonSerializer.Serialize(timeline, DocumentJson.Options);
        Assert.Equal("[[0,3,123,1000,0],[21597,21600,0,250,1000]]", json);
        var read = JsonSerializer.Deserialize<SegmentMoods[]>(json, DocumentJson.Options)!;
        Assert.Equal([0.123, 1, 0], read[0].Shares);
        Assert.Equal((21_597, 21_600), (read[1].StartSeconds, read[1].EndSeconds));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[3]")]
    [InlineData("[0,3,\"a\"]")]
    [InlineData("[0,3,[1]]")]
    public void Json_EntryThatIsNone_IsRefused(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SegmentMoods>(json, DocumentJson.Options));

    [Fact]
    public void Json_DocumentsOfReleasesWithoutMoods_AreReadAndHaveNone()
    {
        var version = JsonSerializer.Deserialize<SongVersion>(
            """
            {"upload":{"container":"audio","name":"acme/a.wav","eTag":"0x1","publisher":"acme","sizeBytes":44,"uploadedAt":"2026-03-29T01:59:59+05:30"},
            "result":{"source":"acme/a.wav","outcome":"tagged","genre":"jazz","confidence":0.5,"tags":[{"label":"jazz","probability":0.5}],
            "timeline":[{"startSeconds":0,"endSeconds":3,"genre":"jazz","probability":0.5}],"disagreement":0,"durationSeconds":3,"segmentCount":1,"featureSchema":"57@1",
            "modelId":"mlp@1","warnings":[]},"taggedAt":"2026-03-29T02:00:59+05:30"}
            """,
            DocumentJson.Options)!;
        Assert.Equal(("jazz", 1, null), (version.Result.Genre, version.Result.Timeline.Count, version.Result.Moods));
        var summary = JsonSerializer.Deserialize<SongSummary>(
            """
            {"songId":"a","publisher":"acme","container":"audio","name":"acme/a.wav","outcome":"tagged","genre":"jazz","confidence":0.5,"durationSeconds":3,"modelId":"mlp@1",
            "uploadedAt":"2026-03-29T01:59:59+05:30","taggedAt":"2026-03-29T02:00:59+05:30","versionCount":1}
            """,
            DocumentJson.Options)!;
        Assert.Equal(("jazz", null), (summary.Genre, summary.Moods));
    }

    [Fact]
    public void Json_SongOfFourMinutes_FitsTheRoomThatCostsReckonWith()
    {
        // As the models that ship say it: ten genres, nine moods, every probability with all its digits.
        var random = new Random(5);
        var version = Versions.Of(segments: 80);
        var result = version.Result with
        {
            Tags = [.. Enumerable.Range(0, 10).Select(_ => new Tag("classical", random.NextDouble()))],
            Timeline = [.. Enumerable.Range(0, 80).Select(i => new SegmentTag(3 * i, (3 * i) + (66_149 / 22_050.0), "classical", random.NextDouble()))],
            Moods = new SongMoods(
                "emotify-mood@5d0c7e21",
                [.. Enumerable.Range(0, 9).Select(_ => new Mood("tenderness", random.NextDouble(), random.NextDouble(), IsSaid: false))],
                [.. Enumerable.Range(0, 80).Select(i => new SegmentMoods(3 * i, (3 * i) + (66_149 / 22_050.0), [.. Enumerable.Range(0, 9).Select(_ => random.NextDouble())]))]),
        };
        var bytes = JsonSerializer.SerializeToUtf8Bytes(version with { Result = result }, DocumentJson.Options).Length;

        // Beside it lie its costs, 8 KB, and its entry in the list, 2 KB.
        Assert.InRange(bytes, 12_000, (1000 * new MonthAssumptions().DocumentKilobytes) - 10_000);
        var moodless = JsonSerializer.SerializeToUtf8Bytes(version with { Result = result with { Moods = null } }, DocumentJson.Options).Length;
        Assert.InRange(bytes - moodless, 3500, 5000);
    }
}
