using GenreFunctions.Audio;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Staging;
using GenreFunctions.Functions.Sweeping;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Tests.Costs;
using GenreFunctions.Functions.Uploads;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Functions.Tests.Tagging;

public sealed class SettingsTests
{
    [Fact]
    public void Settings_None_AreTheDefaults()
    {
        var services = Services();
        Assert.Equal(new TaggingOptions { SegmentsPerActivity = 10, BatchesInFlight = 8 }, services.GetRequiredService<TaggingOptions>());
        Assert.Equal(new SweepOptions(), services.GetRequiredService<SweepOptions>());
        Assert.Equal(TimeSpan.FromHours(6), services.GetRequiredService<TaggingModel>().Audio.MaximumDuration);
        Assert.Equal(Mp3Decoding.ChildProcess, services.GetRequiredService<TaggingModel>().Audio.Mp3Decoding); // files from strangers
        Assert.StartsWith("gtzan-calm@", services.GetRequiredService<TaggingModel>().Metadata.Id, StringComparison.Ordinal);
        Assert.StartsWith("emotify-mood@", services.GetRequiredService<TaggingModel>().MoodModelId, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_Given_AreTaken()
    {
        var services = Services(
            ("Tagging:SegmentsPerActivity", "1000"), ("Tagging:BatchesInFlight", " 1 "), ("Audio:MaximumDuration", "00:10:00"), ("Audio:FfmpegProgram", "/opt/ffmpeg"), ("Audio:Mp3Decoding", "inProcess"), ("Sweep:StuckAfter", "00:00:05"));
        Assert.Equal(new TaggingOptions { SegmentsPerActivity = 1000, BatchesInFlight = 1 }, services.GetRequiredService<TaggingOptions>());
        Assert.Equal((TimeSpan.FromMinutes(10), "/opt/ffmpeg"), (services.GetRequiredService<TaggingModel>().Audio.MaximumDuration, services.GetRequiredService<TaggingModel>().Audio.FfmpegProgram));
        Assert.Equal(Mp3Decoding.InProcess, services.GetRequiredService<TaggingModel>().Audio.Mp3Decoding);
        Assert.Equal(TimeSpan.FromSeconds(5), services.GetRequiredService<SweepOptions>().StuckAfter);
    }

    [Theory]
    [InlineData("Tagging:SegmentsPerActivity", "0")]
    [InlineData("Tagging:SegmentsPerActivity", "1001")]
    [InlineData("Tagging:SegmentsPerActivity", "ten")]
    [InlineData("Tagging:SegmentsPerActivity", "1e1")]
    [InlineData("Tagging:BatchesInFlight", "-1")]
    [InlineData("Tagging:BatchesInFlight", "101")]
    [InlineData("Audio:MaximumDuration", "6")]
    [InlineData("Audio:MaximumDuration", "00:00:00")]
    [InlineData("Audio:MaximumDuration", "8.00:00:00")]
    [InlineData("Audio:MaximumCompressedBytes", "0")]
    [InlineData("Audio:FfmpegTimeLimit", "1.00:00:01")]
    [InlineData("Audio:Mp3Decoding", "Thread")]
    [InlineData("Audio:Mp3Decoding", "1")]
    [InlineData("Audio:Mp3Decoding", "InProcess,ChildProcess")]
    [InlineData("Sweep:StuckAfter", "00:00:00")]
    [InlineData("Sweep:Attempts", "11")]
    public void Settings_OutOfRange_AreNamedAsInTheEnvironment(string name, string value)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => Services((name, value)));
        Assert.StartsWith($"The setting {name.Replace(":", "__", StringComparison.Ordinal)} is '{value}', where ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Model_ThatIsMissingOrBroken_IsToldInASentence()
    {
        using var folder = new TemporaryFolder();
        var missing = Services(("Model:Path", Path.Combine(folder.Path, "none.onnx"))).GetRequiredService<TaggingModel>();
        Assert.Contains("no readable file 'none.onnx'", Assert.Throws<SongFailureException>(() => missing.Tagger).Message, StringComparison.Ordinal);
        var broken = Services(("Model:Path", folder.File("broken.onnx", [1, 2, 3]))).GetRequiredService<TaggingModel>();
        Assert.Contains("Model__Path", Assert.Throws<SongFailureException>(() => broken.Metadata).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("none")]
    [InlineData(" None ")]
    public void Moods_TurnedOff_LeaveTheGenre(string value)
    {
        var (with, without) = (Services().GetRequiredService<TaggingModel>(), Services(("Moods:Path", value)).GetRequiredService<TaggingModel>());
        Assert.Null(without.MoodModelId);
        var song = SongBytes.Wav(6);
        var (one, other) = (with.Tagger.Tag("song.wav", new MemoryStream(song)), without.Tagger.Tag("song.wav", new MemoryStream(song)));
        Assert.Equal(with.MoodModelId, one.Moods!.ModelId);
        Assert.Null(other.Moods);
        Assert.Equal(one.Tags, other.Tags);
    }

    [Fact]
    public void Moods_ModelThatIsMissingBrokenOrOfGenres_IsToldInASentenceOfItsOwn()
    {
        using var folder = new TemporaryFolder();
        var genres = Path.Combine(RepositoryFolder.Path, "models", "gtzan-calm.onnx");
        foreach (var path in new[] { Path.Combine(folder.Path, "missing.onnx"), folder.File("broken.onnx", [1, 2, 3]), genres })
        {
            var model = Services(("Moods:Path", path)).GetRequiredService<TaggingModel>();
            var message = Assert.Throws<SongFailureException>(() => model.Tagger).Message;
            Assert.Matches(@"^The service has no model of moods: .+\. Whoever runs it sets Moods__Path to such a model's file, or to 'none' to do without moods\.$", message);
            Assert.DoesNotContain(folder.Path, message, StringComparison.Ordinal);
            Assert.StartsWith("gtzan-calm@", model.Id, StringComparison.Ordinal); // What failed songs are recorded under.
        }
    }

    [Fact]
    public void Functions_OfThisPart_GetAllTheyAskFor()
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton<ITagStore>(new MemoryTagStore());
        services.AddSingleton(CostOptions.From(new ConfigurationBuilder().Build())).AddSingleton<ICostStore>(new MemoryCostStore()).AddMetrics().AddSingleton<GenreMetrics>().AddSingleton<CostRecorder>();
        services.AddSingleton(TaggingParts.StorageOf("UseDevelopmentStorage=true")).AddTagging(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        Type[] functions = [typeof(OnAudioUploaded), typeof(OnAudioAnnounced), typeof(OnPoisonedAudio), typeof(OnPoisonedAnnouncement), typeof(PoisonAudio), typeof(PrepareAudio), typeof(ScoreSegments), typeof(RecordTags), typeof(DiscardStaging), typeof(SweepSongs)];
        Assert.All(functions, function => Assert.NotNull(ActivatorUtilities.CreateInstance(provider, function)));
    }

    private static ServiceProvider Services(params (string Name, string Value)[] settings) => new ServiceCollection()
        .AddTagging(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build())
        .BuildServiceProvider();
}
