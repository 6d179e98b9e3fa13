using GenreFunctions.Audio;
using GenreFunctions.Explaining;
using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tagging;
using GenreFunctions.Tests.Audio;
using GenreFunctions.Tests.Models;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Explaining;

public sealed class SongExplainerTests
{
    private static readonly GenreModel Model = GenreModel.Load(new MemoryStream(TestModels.File()));

    [Fact]
    public void Explain_Features_AddUpFromTheBaselineToWhatTheModelSays()
    {
        var features = TestModels.Rows(6, seed: 3);
        var explanation = new SongExplainer(Model, new ExplanationOptions { StandardError = 0.01 }).Explain(Tagged(6), features);

        var (rows, none) = (new double[6 * 3], new double[3]);
        Model.Score(features, rows);
        Model.Score([.. FeatureBaseline.Of(Model)!.Means], none);
        Assert.Equal(["jazz", "blues", "rock"], explanation.Labels.Select(label => label.Label));
        foreach (var label in explanation.Labels)
        {
            var place = Model.Metadata.Labels.ToList().IndexOf(label.Label);
            Assert.Equal(Enumerable.Range(0, 6).Average(row => rows[row * 3 + place]), label.Probability, 12);
            Assert.Equal(none[place], label.BaselineProbability);
            Assert.Equal(label.Probability - label.BaselineProbability, label.Groups.Sum(group => group.Value), 12);
            Assert.Equal(label.Groups.OrderByDescending(group => Math.Abs(group.Value)), label.Groups);
            Assert.Equal(SoundMeasures.All.Select(group => group.Id).Order(), label.Groups.Select(group => group.Group).Order());
            Assert.InRange(label.Groups.Max(group => group.StandardError), 0, 0.01);
        }

        Assert.Equal((0.6, "jazz"), (explanation.Of(null)!.Confidence, explanation.Of(null)!.Label));
        Assert.Equal("rock", explanation.Of("rock")!.Label);
        Assert.Null(explanation.Of("polka"));
        Assert.Equal((6, 6, 1L), (explanation.SegmentCount, explanation.SongSegmentCount, explanation.Seed));
    }

    [Fact]
    public void Explain_Deviations_AreOfTheColumnFartherFromTheBaseline()
    {
        var baseline = new FeatureBaseline("nought", new double[FeatureSchema.Count], [.. Enumerable.Repeat(2.0, FeatureSchema.Count)]);
        var row = new double[FeatureSchema.Count];
        (row[Place("rms_mean")], row[Place("rms_var")], row[Place("mfcc7_mean")], row[Place("harmony_mean")], row[Place("harmony_var")]) = (3, -1, 0.5, 8, -4);

        var explanation = new SongExplainer(Model, baseline: baseline).Explain(Tagged(1), row);

        var groups = explanation.Labels[0].Groups.ToDictionary(group => group.Group);
        Assert.Equal(("rms_mean", 1.5, "a loud sound"), Told("rms"));
        Assert.Equal(("mfcc7_mean", 0.25, "an ordinary tone colour 7"), Told("mfcc7"));
        Assert.Equal(("harmony_var", -2.0, "little harmonic energy"), Told("harmony"));
        Assert.Equal("nought", explanation.Baseline);

        // Where the song is as the baseline, nothing moves.
        Assert.Equal(0, groups["tempo"].Value);
        (string, double, string) Told(string group) => (groups[group].Feature, groups[group].Deviations, groups[group].Words);
    }

    [Fact]
    public void Explain_Audio_IsThatOfItsAudibleSegments()
    {
        var samples = TestSignals.Mixture(4 * Segment.StrideSamples).Select(sample => (short)Math.Round(sample * 32768)).ToArray();
        samples.AsSpan(Segment.StrideSamples, Segment.StrideSamples).Clear();
        var wav = WavBytes.Pcm16(22_050, 1, samples);
        var model = Network(FeaturesOf(samples, 0));
        var tagger = new SongTagger(model, new AudioOptions());
        var song = tagger.Tag("song.wav", new MemoryStream(wav));
        using var segments = tagger.Open(new MemoryStream(wav));

        var explanation = new SongExplainer(model).Explain(song, segments).Explanation!;

        var byHand = new SongExplainer(model).Explain(song, [.. FeaturesOf(samples, 0), .. FeaturesOf(samples, 2), .. FeaturesOf(samples, 3)]);
        Assert.Equivalent(byHand, explanation, strict: true);
        Assert.Equal((3, 3), (explanation.SegmentCount, explanation.SongSegmentCount));
        Assert.Equal(song.Tags.Select(tag => (tag.Label, tag.Probability)), explanation.Labels.Select(label => (label.Label, label.Confidence)));
    }

    [Fact]
    public void Explain_LongSong_LooksAtSomeAndSaysSo()
    {
        var samples = TestSignals.Mixture(7 * Segment.StrideSamples).Select(sample => (short)Math.Round(sample * 32768)).ToArray();
        var wav = WavBytes.Pcm16(22_050, 1, samples);
        var model = Network(FeaturesOf(samples, 0));
        var tagger = new SongTagger(model, new AudioOptions());
        var song = tagger.Tag("song.wav", new MemoryStream(wav));
        using var segments = tagger.Open(new MemoryStream(wav));

        var explanation = new SongExplainer(model, new ExplanationOptions { MaximumSegments = 2 }).Explain(song, segments).Explanation!;

        Assert.Equal((2, 7), (explanation.SegmentCount, explanation.SongSegmentCount));
        Assert.Equal(6, segments.SegmentCount);
        Assert.Equivalent(new SongExplainer(model).Explain(song, [.. FeaturesOf(samples, 1), .. FeaturesOf(samples, 5)]), explanation, strict: true);
    }

    [Fact]
    public void Explain_ModelThatReadsWholeSongs_AddsUpToWhatItSaysOfTheSong()
    {
        var random = new Random(3);
        var examples = new Examples([.. Enumerable.Range(0, 8 * 4 * FeatureSchema.Count).Select(_ => random.NextDouble())], FeatureSchema.Count, [.. Enumerable.Range(0, 32).Select(row => row / 4 % 3)], 3, [.. Enumerable.Range(0, 32).Select(row => row / 4)]);
        var trained = new LstmLearner(new LstmOptions { HiddenSize = 4, Epochs = 2 }).Train(examples, examples.Take([]), seed: 1, TrainingWatch.None);
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var model = GenreModel.Load(new MemoryStream(graph.Build("lstm", TestModels.Metadata, trained.Write(graph, graph.Input))));
        double[] features = [.. Enumerable.Range(0, 3 * FeatureSchema.Count).Select(_ => 2 * random.NextDouble())];

        var explanation = new SongExplainer(model, new ExplanationOptions { StandardError = 0.01 }).Explain(Tagged(3) with { ModelId = model.Metadata.Id }, features);

        var rows = new double[9];
        model.Score(features, rows);
        foreach (var label in explanation.Labels)
        {
            var place = model.Metadata.Labels.ToList().IndexOf(label.Label);
            Assert.Equal((rows[place] + rows[3 + place] + rows[6 + place]) / 3, label.Probability, 12);
            Assert.Equal(label.Probability - label.BaselineProbability, label.Groups.Sum(group => group.Value), 12);
        }
    }

    [Fact]
    public void Explain_OtherAudio_SaysWhatIsWrong()
    {
        var model = Network(new double[FeatureSchema.Count]);
        var tagger = new SongTagger(model, new AudioOptions());
        var song = tagger.Tag("song.wav", new MemoryStream(Wav(3)));

        using var shorter = tagger.Open(new MemoryStream(Wav(2)));
        var (nothing, fault) = new SongExplainer(model).Explain(song, shorter);
        Assert.Equal((null, "The song is shorter now than it was when it was tagged: tag it again."), (nothing, fault?.Message));

        using var text = tagger.Open(new MemoryStream("no audio at all"u8.ToArray()));
        Assert.Equal(SongOutcome.Undecodable, new SongExplainer(model).Explain(song, text).Fault?.Outcome);
    }

    [Fact]
    public void Explain_SongWithoutTagsOrOfAnotherModel_IsRefused()
    {
        var explainer = new SongExplainer(Model);
        var row = new double[FeatureSchema.Count];
        Assert.Contains("has no tags", Assert.Throws<ArgumentException>(() => explainer.Explain(Tagged(1) with { Outcome = SongOutcome.Silent }, row)).Message, StringComparison.Ordinal);
        Assert.Contains("'other@1'", Assert.Throws<ArgumentException>(() => explainer.Explain(Tagged(1) with { ModelId = "other@1" }, row)).Message, StringComparison.Ordinal);
        Assert.Contains("58 features", Assert.Throws<ArgumentException>(() => explainer.Explain(Tagged(1), new double[58])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => explainer.Explain(Tagged(1), []));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void Options_OutOfRange_AreRefused(double standardError) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SongExplainer(Model, new ExplanationOptions { StandardError = standardError }));

    [Theory]
    [InlineData(999, 1)]
    [InlineData(1_000, 0)]
    public void Options_TooLittle_AreRefused(int rows, int segments) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SongExplainer(Model, new ExplanationOptions { MaximumRows = rows, MaximumSegments = segments }));

    private static int Place(string feature) => FeatureSchema.Names.ToList().IndexOf(feature);

    /// <summary>A tagged song; what its tags say is quoted only.</summary>
    private static SongResult Tagged(int segments) => new()
    {
        Source = "song.wav",
        Outcome = SongOutcome.Tagged,
        Genre = "jazz",
        Confidence = 0.6,
        Tags = [new("jazz", 0.6), new("blues", 0.3), new("rock", 0.1)],
        SegmentCount = segments,
        FeatureSchema = FeatureSchema.Id,
        ModelId = Model.Metadata.Id,
    };

    /// <summary>Random layers over features scaled to about one.</summary>
    private static GenreModel Network(double[] features)
    {
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var value = graph.Columnwise("Sub", graph.Input, [.. features.Select(value => (float)value)]);
        value = graph.Columnwise("Div", value, [.. features.Select(value => 0.1f + (Math.Abs((float)value) / 10))]);
        value = graph.Gemm(value, [.. TestModels.Numbers(3 * FeatureSchema.Count, seed: 4).Select(weight => weight / 4)], TestModels.Numbers(3, seed: 5));
        return GenreModel.Load(new MemoryStream(graph.Build("test", TestModels.Metadata, graph.Softmax(value))));
    }

    private static double[] FeaturesOf(short[] samples, int segment)
    {
        var features = new double[FeatureSchema.Count];
        new FeatureExtractor().Extract([.. samples.Skip(segment * Segment.StrideSamples).Take(Segment.LengthSamples).Select(sample => sample / 32768f)], features);
        return features;
    }

    private static byte[] Wav(int segments) =>
        WavBytes.Pcm16(22_050, 1, [.. TestSignals.Mixture(segments * Segment.StrideSamples).Select(sample => (short)Math.Round(sample * 32768))]);
}
