using GenreFunctions.Explaining;
using GenreFunctions.Features;
using GenreFunctions.Tagging;

namespace GenreFunctions.Tests.Explaining;

public sealed class ExplanationTextTests
{
    private static readonly string[] Labels = ["blues", "jazz", "rock"];

    /// <summary>As nobody's song: two deviations above the mean everywhere, so that every group has words.</summary>
    private static readonly SoundTrait[] High = [.. SoundMeasures.All.Select(group => new SoundTrait(group, group.MeanColumn, 2))];

    [Fact]
    public void Groups_CoverEveryFeatureOnce() =>
        Assert.Equal(Enumerable.Range(0, FeatureSchema.Count), SoundMeasures.All.SelectMany(group => group.Columns).Order());

    [Fact]
    public void Words_OfEveryGroupHighAndLow_AreThereAndDiffer()
    {
        var words = new List<string>();
        foreach (var group in SoundMeasures.All)
        {
            var columns = Vocabulary.Of(group).High is null ? [group.VarianceColumn!.Value] : group.Columns;
            words.AddRange(columns.SelectMany(column => new[] { -1.0, 1.0 }.Select(deviations => new SoundTrait(group, column, deviations).Words)));
            words.Add(new SoundTrait(group, columns[0], 0.1).Words);
        }

        Assert.DoesNotContain(words, string.IsNullOrEmpty);
        Assert.Equal(words.Count, words.Distinct().Count());
    }

    [Fact]
    public void Sentences_CalledLabel_SayWhatSpokeForAndAgainstIt()
    {
        var text = Text(Song("jazz", 0.71, 0.2), jazz: [("spectral_centroid", 0.2), ("tempo", 0.1), ("rms", 0.04), ("rolloff", 0.03), ("mfcc1", -0.05), ("mfcc2", -0.006)]);
        Assert.Equal(
            "Called jazz (71%) mostly because of a bright sound, a fast tempo and a loud sound; against it spoke a full sound and more weight on the bass.",
            text.Sentences(new Tag("jazz", 0.71))[0]);
    }

    [Fact]
    public void Sentences_DetailsOfTheToneColour_AreOnePhrase()
    {
        var text = Text(Song("jazz", 0.71, 0.2), jazz: [("mfcc9", 0.2), ("tempo", 0.1), ("mfcc4", 0.05), ("mfcc12", 0.04), ("mfcc20", 0.03), ("rms", 0.02), ("rolloff", 0.01)]);
        Assert.Equal(
            "Called jazz (71%) mostly because of its tone colour (MFCC 4, 9 and 12), a fast tempo and a loud sound; nothing spoke against it by much.",
            text.Sentences(new Tag("jazz", 0.71))[0]);
    }

    [Fact]
    public void Sentences_NextLabel_SayWhatToldThemApart()
    {
        var text = Text(Song("jazz", 0.71, 0.2), jazz: [("tempo", 0.1), ("rms", 0.05)], blues: [("tempo", 0.098), ("rms", -0.05), ("rolloff", -0.02)]);
        Assert.Equal("Blues came next (20%); what spoke most for jazz over it: a loud sound and much treble.", text.Sentences(new Tag("jazz", 0.71))[1]);
        Assert.Equal(
            [
                "Blues got 20%: for it spoke a fast tempo; against it spoke a loud sound and much treble.",
                "Jazz came first (71%); what spoke most for it over blues: a loud sound and much treble.",
            ],
            text.Sentences(new Tag("blues", 0.2)));
    }

    [Fact]
    public void Sentences_UnlikelyNextLabel_IsNotSpokenOf() =>
        Assert.Single(Text(Song("jazz", 0.94, 0.04), jazz: [("tempo", 0.1)]).Sentences(new Tag("jazz", 0.94)));

    [Fact]
    public void Sentences_UnknownGenre_SayThatItIsTheNearestOnly() => Assert.Equal(
        "Nearest to jazz (31%), too unsure to be called so: for it spoke a fast tempo; nothing spoke against it by much.",
        Text(Song("unknown", 0.31, 0.3), jazz: [("tempo", 0.1)]).Sentences(new Tag("jazz", 0.31))[0]);

    [Fact]
    public void Sentences_NothingByMuch_SaySo()
    {
        var little = Text(Song("jazz", 0.71, 0.2), jazz: [("tempo", 0.004), ("rms", -0.004)]);
        Assert.Equal("Called jazz (71%); no trait of the sound moved that by much.", Assert.Single(little.Sentences(new Tag("jazz", 0.71))));
        Assert.Equal("Rock got 9%; no trait of the sound moved that by much.", little.Sentences(new Tag("rock", 0.09))[0]);
        Assert.Equal(
            "Called jazz (71%) though no trait spoke for it by much; against it spoke a fast tempo.",
            Text(Song("jazz", 0.71, 0.2), jazz: [("tempo", -0.1)]).Sentences(new Tag("jazz", 0.71))[0]);
    }

    [Fact]
    public void Sentences_ValueThatMayBeNothing_IsNotSpokenOf() => Assert.Equal(
        "Called jazz (71%) mostly because of a fast tempo; nothing spoke against it by much.",
        Text(Song("jazz", 0.71, 0.2), standardError: 0.02, jazz: [("tempo", 0.041), ("rms", 0.039)]).Sentences(new Tag("jazz", 0.71))[0]);

    private static SongResult Song(string genre, double jazz, double blues) => new()
    {
        Source = "song.wav",
        Outcome = SongOutcome.Tagged,
        Genre = genre,
        Tags = [new("jazz", jazz), new("blues", blues), new("rock", 1 - jazz - blues)],
        FeatureSchema = FeatureSchema.Id,
        ModelId = "test@1",
    };

    private static ExplanationText Text(
        SongResult song, (string Group, double Value)[]? jazz = null, (string Group, double Value)[]? blues = null, double standardError = 0.0005)
    {
        double[][] values = [Values(blues), Values(jazz), Values(null)];
        var errors = values.Select(row => row.Select(_ => standardError).ToArray()).ToArray();
        return new ExplanationText(song, High, Labels, new ShapleyValues(values, errors, new double[3], new double[3], 2, 100));
    }

    private static double[] Values((string Group, double Value)[]? given) =>
        [.. SoundMeasures.All.Select(group => given?.FirstOrDefault(one => one.Group == group.Id).Value ?? 0)];
}
