using GenreFunctions.Audio;
using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;
using GenreFunctions.Tagging;
using GenreFunctions.Tests.Audio;
using GenreFunctions.Tests.Models;
using GenreFunctions.Tests.Reference;

namespace GenreFunctions.Tests.Tagging;

public sealed class SongTaggerTests
{
    private static readonly GenreModel Model = Network(unknownThreshold: 0);

    [Fact]
    public void Tag_Song_JoinsWhatTheModelSaysOfEachSegment()
    {
        var song = Song(3);

        var result = Tag(song);

        // The same by hand: features, scores, mean.
        var extractor = new FeatureExtractor();
        var (features, row, mean) = (new double[FeatureSchema.Count], new double[Model.Metadata.Labels.Count], new double[Model.Metadata.Labels.Count]);
        for (var segment = 0; segment < 3; segment++)
        {
            extractor.Extract(song.AsSpan(segment * Segment.StrideSamples, Segment.LengthSamples), features);
            Model.Score(features, row);
            for (var label = 0; label < row.Length; label++)
                mean[label] += row[label] / 3;
            Assert.Equal(Model.Metadata.Labels[Array.IndexOf(row, row.Max())], result.Timeline[segment].Genre);
            Assert.Equal((3.0 * segment, row.Max()), (result.Timeline[segment].StartSeconds, result.Timeline[segment].Probability));
            Assert.Equal(3 * segment + 66_149 / 22_050.0, result.Timeline[segment].EndSeconds, 12);
        }

        Assert.Equal(SongOutcome.Tagged, result.Outcome);
        Assert.Equal(mean.OrderDescending().Select(p => Math.Round(p, 6)), result.Tags.Select(tag => Math.Round(tag.Probability, 6)));
        Assert.Equal(Model.Metadata.Labels[Array.IndexOf(mean, mean.Max())], result.Genre);
        Assert.Equal((3, 9.0), (result.SegmentCount, result.DurationSeconds));
        Assert.Equal((Model.Metadata.Id, FeatureSchema.Id, "pcm16"), (result.ModelId, result.FeatureSchema, result.Audio?.Codec));
    }

    [Fact]
    public void Tag_SongWithAModelOfMoods_SaysTheMeanOfEachSegmentsShares()
    {
        var song = Song(4);
        song.AsSpan(Segment.StrideSamples, Segment.StrideSamples).Clear();

        var result = Tag(song, moods: Moods());

        // The same by hand, of the segments that can be heard: features, shares, mean.
        var extractor = new FeatureExtractor();
        var (features, row, mean) = (new double[FeatureSchema.Count], new double[2], new double[2]);
        foreach (var (segment, place) in new[] { (0, 0), (2, 1), (3, 2) })
        {
            extractor.Extract(song.AsSpan(segment * Segment.StrideSamples, Segment.LengthSamples), features);
            Moods().Score(features, row);
            Assert.Equal(row, result.Moods!.Timeline[place].Shares);
            Assert.Equal((result.Timeline[place].StartSeconds, result.Timeline[place].EndSeconds), (result.Moods.Timeline[place].StartSeconds, result.Moods.Timeline[place].EndSeconds));
            for (var mood = 0; mood < 2; mood++) mean[mood] += row[mood] / 3;
        }

        Assert.Equal(Moods().Metadata.Id, result.Moods!.ModelId);
        Assert.Equal(3, result.Moods.Timeline.Count);
        Assert.Equal(["calm", "tense"], result.Moods.Moods.Select(mood => mood.Label));
        for (var mood = 0; mood < 2; mood++)
        {
            var (slope, intercept) = TestMoods.Metadata.Calibration[mood];
            Assert.Equal(mean[mood], result.Moods.Moods[mood].Share, 1e-12);
            Assert.Equal(1 / (1 + Math.Exp(-(slope * mean[mood] + intercept))), result.Moods.Moods[mood].Probability, 1e-12);
        }

        Assert.InRange(mean[0], 0.01, 0.99);
        Assert.Equivalent(Tag(song) with { Moods = result.Moods }, result, strict: true);
    }

    [Fact]
    public void Tag_ShareAtTheThresholdOrBelow_SaysTheMoodOrNot()
    {
        var song = Song(2);
        var shares = Tag(song, moods: Moods()).Moods!.Moods.Select(mood => mood.Share).ToArray();
        var said = Tag(song, moods: Moods(shares[0], Math.BitIncrement(shares[1]))).Moods!.Moods;
        Assert.Equal([true, false], said.Select(mood => mood.IsSaid));
        Assert.Equal(shares, said.Select(mood => mood.Share));
    }

    [Fact]
    public void Tag_WithoutTags_HasNoMoods()
    {
        Assert.Null(Tag(new float[Segment.LengthSamples], moods: Moods()).Moods);
        Assert.Null(Tag(Song(1)).Moods);
    }

    [Fact]
    public void Tag_SilenceInsideASong_IsLeftOutAndSaid()
    {
        var song = Song(3);
        song.AsSpan(Segment.StrideSamples, Segment.StrideSamples).Clear();

        var result = Tag(song);

        Assert.Equal([0.0, 6.0], result.Timeline.Select(segment => segment.StartSeconds));
        Assert.Equal(2, result.SegmentCount);
        Assert.Contains(result.Warnings, warning => warning.StartsWith("1 of 3 segments", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(66_148, 0.5f, SongOutcome.TooShort)]
    [InlineData(66_149, 0f, SongOutcome.Silent)]
    [InlineData(66_149, 2f / 32768, SongOutcome.Silent)]
    [InlineData(66_149, 8f / 32768, SongOutcome.Tagged)]
    public void Tag_EdgesOfLengthAndLevel_EndAsTheirOutcome(int samples, float level, SongOutcome outcome)
    {
        var result = Tag([.. Enumerable.Range(0, samples).Select(n => n / 50 % 2 == 0 ? level : -level)]);
        Assert.Equal(outcome, result.Outcome);
        Assert.Equal(outcome == SongOutcome.Tagged, result.Message is null);
        Assert.Equal(outcome == SongOutcome.Tagged, result.Tags.Count > 0);
        Assert.Equal(Model.Metadata.Id, result.ModelId);
    }

    [Fact]
    public void Tag_BelowTheModelsThreshold_IsUnknownButKeepsItsTags()
    {
        var strict = Network(unknownThreshold: 1);
        var result = new SongTagger(strict, new AudioOptions()).Tag("a song", new MemoryStream(Wav(Song(1))));
        Assert.Equal("unknown", result.Genre);
        Assert.Equal(strict.Metadata.Labels.Count, result.Tags.Count);
        Assert.Equal(result.Tags[0].Probability, result.Confidence);
    }

    [Fact]
    public void Tag_ExactlyAtTheModelsThreshold_KeepsItsGenre()
    {
        var song = Song(2);
        var confidence = Tag(song).Confidence!.Value;
        Assert.NotEqual("unknown", Tag(song, Network(unknownThreshold: confidence)).Genre);
        Assert.Equal("unknown", Tag(song, Network(unknownThreshold: Math.BitIncrement(confidence))).Genre);
    }

    [Fact]
    public void Tag_WithAModelOfTemperatureTwo_TakesTheSquareRootsOfWhatTheSegmentsSay()
    {
        var song = Song(3);
        var (plain, calibrated) = (Tag(song), Tag(song, Network(unknownThreshold: 0, temperature: 2)));
        var sum = plain.Tags.Sum(tag => Math.Sqrt(tag.Probability));
        Assert.Equal(plain.Tags.Select(tag => tag.Label), calibrated.Tags.Select(tag => tag.Label));
        for (var i = 0; i < plain.Tags.Count; i++) Assert.Equal(Math.Sqrt(plain.Tags[i].Probability) / sum, calibrated.Tags[i].Probability, 12);
        Assert.Equal(calibrated.Tags[0].Probability, calibrated.Confidence);
        Assert.True(plain.Confidence > calibrated.Confidence + 0.01);
        // Segments are shown as the model scored them, and disagree as much as before.
        Assert.Equal(plain.Timeline, calibrated.Timeline);
        Assert.Equal(plain.Disagreement, calibrated.Disagreement);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(100)]
    public void Score_InStretchesOfAnyLength_JoinsToTheSameResult(int segmentsPerStretch)
    {
        var song = Song(5);
        song.AsSpan(2 * Segment.StrideSamples, Segment.StrideSamples).Clear();
        var tagger = new SongTagger(Model, new AudioOptions(), Moods());
        using var file = new MemoryStream(Wav(song));
        using var segments = tagger.Open(file);
        var stretches = new List<SegmentScores>();
        for (var first = 0; ; first = segments.SegmentCount)
        {
            stretches.Add(tagger.Score(segments, first, segmentsPerStretch));
            if (segments.SegmentCount < first + segmentsPerStretch)
                break;
        }

        var result = tagger.Join("song.wav", SongReading.Of(segments), SegmentScores.Concat(stretches));

        Assert.Equivalent(Tag(song, moods: Moods()), result, strict: true);
        Assert.Equal(4, result.Moods!.Timeline.Count);
        Assert.Equal([0, 1, 3, 4], SegmentScores.Concat(stretches).Segments);
        Assert.Equal([0.0, 3, 9, 12], result.Timeline.Select(segment => segment.StartSeconds));
    }

    [Fact]
    public void Join_ScoresThatAreNotTheSongs_AreRefused()
    {
        var tagger = new SongTagger(Model, new AudioOptions());
        var song = new SongReading(null, null, [], 2 * Segment.StrideSamples, 2);
        var row = new double[Model.Metadata.Labels.Count];
        Assert.Contains("2 segments", Assert.Throws<ArgumentException>(() => tagger.Join("song", song, new SegmentScores([0, 1], row, 0))).Message, StringComparison.Ordinal);
        Assert.Contains("the song's 2", Assert.Throws<ArgumentException>(() => tagger.Join("song", song, new SegmentScores([0], row, 0))).Message, StringComparison.Ordinal);
        var withMoods = new SongTagger(Model, new AudioOptions(), Moods());
        var scores = new SegmentScores([0], row, 1);
        Assert.Contains("0 shares are not 1 segments of 2 moods", Assert.Throws<ArgumentException>(() => withMoods.Join("song", song, scores)).Message, StringComparison.Ordinal);
        Assert.Contains("2 shares", Assert.Throws<ArgumentException>(() => tagger.Join("song", song, scores with { MoodShares = [0.5, 0.5] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => SegmentScores.Concat([new SegmentScores([1], row, 0), new SegmentScores([1], row, 0)]));
    }

    [Fact]
    public void Tag_TooLongWithSilenceInIt_SaysNothingOfLeavingSegmentsOut()
    {
        var song = Song(5);
        song.AsSpan(Segment.StrideSamples, Segment.StrideSamples).Clear();
        // A stream of unknown length, so that the song is found too long while it is read.
        var wav = Wav(song);
        BitConverter.GetBytes(uint.MaxValue).CopyTo(wav, 40);
        var result = new SongTagger(Model, new AudioOptions { MaximumDuration = TimeSpan.FromSeconds(12) }).Tag("song.wav", new ForwardStream(wav));
        Assert.Equal(SongOutcome.TooLong, result.Outcome);
        Assert.DoesNotContain(result.Warnings, warning => warning.Contains("silent", StringComparison.Ordinal));
    }

    [Fact]
    public void Tag_NotAudio_SaysSoAndTheNextSongGoesOn()
    {
        var tagger = new SongTagger(Model, new AudioOptions());
        var bad = tagger.Tag("letter.mp3", new MemoryStream("Dear Sir or Madam, enclosed please find our song."u8.ToArray()));
        Assert.Equal(SongOutcome.Undecodable, bad.Outcome);
        Assert.NotEmpty(bad.Message!);
        Assert.Equal(SongOutcome.Tagged, tagger.Tag("song.wav", new MemoryStream(Wav(Song(1)))).Outcome);
    }

    [Fact]
    public void Tag_SideBySide_GivesTheSameAsOneAfterTheOther()
    {
        var tagger = new SongTagger(Model, new AudioOptions());
        var songs = Enumerable.Range(0, 8).Select(seed => Wav(TestSignals.Mixture(Segment.StrideSamples, seed))).ToArray();
        var together = songs.AsParallel().AsOrdered().WithDegreeOfParallelism(4).Select(song => tagger.Tag("song", new MemoryStream(song)).Tags).ToArray();
        for (var i = 0; i < songs.Length; i++)
            Assert.Equal(tagger.Tag("song", new MemoryStream(songs[i])).Tags, together[i]);
    }

    [Fact]
    public void Tag_Cancelled_Stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new SongTagger(Model, new AudioOptions()).Tag("song", new MemoryStream(Wav(Song(1))), cancelled.Token));
    }

    /// <summary>Random layers over features scaled to about one, so that the labels differ from segment to segment.</summary>
    private static GenreModel Network(double unknownThreshold, double temperature = 1)
    {
        var features = new double[FeatureSchema.Count];
        new FeatureExtractor().Extract(TestSignals.Mixture(Segment.LengthSamples), features);
        var graph = new OnnxGraphBuilder(FeatureSchema.Count);
        var value = graph.Columnwise("Sub", graph.Input, [.. features.Select(value => (float)value)]);
        value = graph.Columnwise("Div", value, [.. features.Select(value => 0.1f + Math.Abs((float)value) / 10)]);
        value = graph.Softmax(graph.Gemm(value, TestModels.Numbers(3 * FeatureSchema.Count, seed: 4), TestModels.Numbers(3, seed: 5)));
        var metadata = TestModels.Metadata with { SongTemperature = temperature, UnknownThreshold = unknownThreshold };
        return GenreModel.Load(new MemoryStream(graph.Build("test", metadata, value)));
    }

    private static float[] Song(int segments) => TestSignals.Mixture(segments * Segment.StrideSamples).Select(Rounded).ToArray();

    /// <summary>As 16 bits hold it, so that a WAV file gives the very same samples.</summary>
    private static float Rounded(float value) => (float)Math.Round(value * 32768) / 32768;

    private static byte[] Wav(float[] samples) => WavBytes.Pcm16(22_050, 1, [.. samples.Select(value => (short)Math.Round(value * 32768))]);

    private static MoodModel Moods(params double[] thresholds) =>
        TestMoods.Load(TestMoods.File(thresholds is [] ? TestMoods.Metadata : TestMoods.Metadata with { Thresholds = thresholds }));

    private static SongResult Tag(float[] samples, GenreModel? model = null, MoodModel? moods = null) =>
        new SongTagger(model ?? Model, new AudioOptions(), moods).Tag("song.wav", new MemoryStream(Wav(samples)));
}
