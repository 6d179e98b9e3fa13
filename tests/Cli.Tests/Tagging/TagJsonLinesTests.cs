using System.Text.Json;
using GenreFunctions.Cli.Tagging;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tests.Tagging;

public sealed class TagJsonLinesTests
{
    [Fact]
    public void Song_IsOneLine_InCamelCase_WithLettersAsTheyAre()
    {
        var line = Line(Samples.Tagged, withTimeline: false);

        Assert.EndsWith("}\n", line, StringComparison.Ordinal);
        Assert.Single(line.TrimEnd('\n').Split('\n'));
        Assert.Contains("Étude, \\\"No. 3\\\".flac", line, StringComparison.Ordinal);
        var song = JsonDocument.Parse(line).RootElement;
        Assert.Equal("tagged", song.GetProperty("outcome").GetString());
        Assert.Equal(0.876543219, song.GetProperty("confidence").GetDouble());
        Assert.Equal("jazz", song.GetProperty("tags")[1].GetProperty("label").GetString());
        Assert.Equal(44_100, song.GetProperty("audio").GetProperty("sampleRateHz").GetInt32());
    }

    [Fact]
    public void SongWithoutTags_HasTheSameFields_AndSaysWhy()
    {
        var song = JsonDocument.Parse(Line(Samples.TooShort, withTimeline: false)).RootElement;

        Assert.Equal("tooShort", song.GetProperty("outcome").GetString());
        Assert.Equal("The song is shorter than three seconds.", song.GetProperty("message").GetString());
        Assert.Equal(JsonValueKind.Null, song.GetProperty("genre").ValueKind);
        Assert.Equal(
            Names(JsonDocument.Parse(Line(Samples.Tagged, withTimeline: false)).RootElement),
            Names(song));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Timeline_IsThere_OnlyWhenAskedFor(bool withTimeline)
    {
        var song = JsonDocument.Parse(Line(Samples.Tagged, withTimeline)).RootElement;

        Assert.Equal(withTimeline, song.TryGetProperty("timeline", out var timeline));
        if (withTimeline)
            Assert.Equal(["classical", "classical", "jazz"], timeline.EnumerateArray().Select(segment => segment.GetProperty("genre").GetString()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Moods_AreAllOfTheModel_WithTheirTimelineOnlyWhenAskedFor(bool withTimeline)
    {
        var moods = JsonDocument.Parse(Line(Samples.Tagged, withTimeline)).RootElement.GetProperty("moods");

        Assert.Equal("emotify-mood@5e6f7a8b", moods.GetProperty("modelId").GetString());
        Assert.Equal(
            [("tenderness", 0.41, 0.61, true), ("joyful_activation", 0.4499999, 0.7123456789, true), ("sadness", 0.2, 0.15, false), ("calmness", 0.3, 0.5, true)],
            moods.GetProperty("moods").EnumerateArray().Select(mood =>
                (mood.GetProperty("label").GetString()!, mood.GetProperty("share").GetDouble(), mood.GetProperty("probability").GetDouble(), mood.GetProperty("isSaid").GetBoolean())));
        Assert.Equal(withTimeline, moods.TryGetProperty("timeline", out var timeline));
        if (withTimeline)
            Assert.Equal([0.2, 0.6, 0.4, 0.5], timeline[2].GetProperty("shares").EnumerateArray().Select(share => share.GetDouble()));
    }

    [Fact]
    public void WithoutAModelOfMoods_ThereAreNone() =>
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(Line(Samples.Tagged with { Moods = null }, withTimeline: true)).RootElement.GetProperty("moods").ValueKind);

    private static string Line(SongResult song, bool withTimeline)
    {
        var text = new StringWriter();
        new TagJsonLines(text, withTimeline).Write(song);
        return text.ToString();
    }

    private static string[] Names(JsonElement song) => [.. song.EnumerateObject().Select(property => property.Name)];
}
