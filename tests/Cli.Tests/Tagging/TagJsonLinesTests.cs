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

    private static string Line(SongResult song, bool withTimeline)
    {
        var text = new StringWriter();
        new TagJsonLines(text, withTimeline).Write(song);
        return text.ToString();
    }

    private static string[] Names(JsonElement song) => [.. song.EnumerateObject().Select(property => property.Name)];
}
