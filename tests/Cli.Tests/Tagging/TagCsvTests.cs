using GenreFunctions.Cli.Tagging;

namespace GenreFunctions.Cli.Tests.Tagging;

public sealed class TagCsvTests
{
    [Fact]
    public void Lines_AreHeaderAndOneASong_WithQuotesWhereTheyAreNeeded()
    {
        var text = new StringWriter();
        var csv = new TagCsv(text, moods: null);

        csv.Write(Samples.Tagged);
        csv.Write(Samples.TooShort);

        Assert.Equal(
            """
            source,outcome,genre,confidence,tag1,probability1,tag2,probability2,tag3,probability3,disagreement,durationSeconds,segmentCount,modelId,note
            "music/Étude, ""No. 3"".flac",tagged,classical,0.876543,classical,0.876543,jazz,0.1,blues,0.02,0.25,187.4,3,gtzan-mlp@1a2b3c4d,12 samples were not finite and were taken as silence.
            music/jingle.mp3,tooShort,,,,,,,,,,1.5,0,gtzan-mlp@1a2b3c4d,The song is shorter than three seconds.

            """,
            text.ToString());
    }

    [Fact]
    public void Moods_AreColumnsBehindTheOthers()
    {
        var (without, with) = (Lines(moods: null), Lines(Samples.Moods));

        Assert.Equal(
            [
                ",moods,moodModelId,mood_tenderness,mood_joyful_activation,mood_sadness,mood_calmness",
                ",joyful_activation; tenderness; calmness,emotify-mood@5e6f7a8b,0.61,0.712346,0.15,0.5",
                ",,,,,,",
            ],
            without.Zip(with, (shorter, longer) => longer[shorter.Length..]));
        Assert.All(without.Zip(with), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    private static string[] Lines(string[]? moods)
    {
        var text = new StringWriter();
        var csv = new TagCsv(text, moods);
        csv.Write(Samples.Tagged);
        csv.Write(Samples.TooShort);
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
