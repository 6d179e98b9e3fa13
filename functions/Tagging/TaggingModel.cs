using GenreFunctions.Audio;
using GenreFunctions.Models;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tagging;

/// <summary>
/// The models that songs are tagged with, read when they are first asked for: settings <c>Model__Path</c> (genres) and <c>Moods__Path</c> (moods, or
/// <c>none</c>), by default those that ship. Thread-safe.
/// </summary>
public sealed class TaggingModel
{
    /// <summary>The setting of the model of genres.</summary>
    public const string PathSetting = "Model:Path";

    /// <summary>The setting of the model of moods.</summary>
    public const string MoodsSetting = "Moods:Path";

    // Whoever may not use what the shipped model of moods was made from, or wants no moods, says so.
    private const string NoMoods = "none";

    // Beside the program, wherever that was started from.
    private static readonly string ShippedPath = Path.Combine("models", "gtzan-calm.onnx");
    private static readonly string ShippedMoodsPath = Path.Combine("models", "emotify-mood.onnx");

    private readonly Lazy<GenreModel> _model;
    private readonly Lazy<MoodModel?> _moods;
    private readonly Lazy<SongTagger> _tagger;
    private readonly Lazy<SongTagger> _genreTagger;

    /// <summary>Models that are not read yet.</summary>
    public TaggingModel(IConfiguration configuration, AudioOptions audio)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(audio);
        Audio = audio;
        var path = Setting.Text(configuration, PathSetting) ?? ShippedPath;
        var moodsPath = Setting.Text(configuration, MoodsSetting) ?? ShippedMoodsPath;
        var hasMoods = !moodsPath.Equals(NoMoods, StringComparison.OrdinalIgnoreCase);
        _model = new Lazy<GenreModel>(() => Load(path, LoadGenres, "The service has no model to tag with", "Model__Path to a model file"));
        _moods = new Lazy<MoodModel?>(() => hasMoods ? Load(moodsPath, MoodModel.Load, "The service has no model of moods", "Moods__Path to such a model's file, or to 'none' to do without moods") : null);
        _tagger = new Lazy<SongTagger>(() => new SongTagger(_model.Value, audio, _moods.Value));
        _genreTagger = new Lazy<SongTagger>(() => new SongTagger(_model.Value, audio));
    }

    /// <summary>How audio is opened.</summary>
    public AudioOptions Audio { get; }

    /// <summary>The identity of the model of genres, or <c>none</c>: a song may have failed because there is no model.</summary>
    public string Id
    {
        get
        {
            try
            {
                return Metadata.Id;
            }
            catch (SongFailureException)
            {
                return "none";
            }
        }
    }

    /// <summary>What the model of genres says of itself.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public ModelMetadata Metadata => _model.Value.Metadata;

    /// <summary>The model of genres.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public GenreModel Model => _model.Value;

    /// <summary>The identity of the model of moods; <see langword="null"/> when songs get no moods.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public string? MoodModelId => _moods.Value?.Metadata.Id;

    /// <summary>Tags songs, side by side; keeps its extractors from one song to the next.</summary>
    /// <exception cref="SongFailureException">A model cannot be used.</exception>
    public SongTagger Tagger => _tagger.Value;

    /// <summary>Tags songs likewise, and leaves out their moods.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public SongTagger GenreTagger => _genreTagger.Value;

    private static GenreModel LoadGenres(Stream file)
    {
        var model = GenreModel.Load(file);
        model.RequireSegments();
        return model;
    }

    private static T Load<T>(string path, Func<Stream, T> read, string lack, string remedy)
    {
        try
        {
            using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, path));
            return read(file);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ModelFormatException)
        {
            // Publishers read this too, so it names the file and not where it lies.
            var what = fault is ModelFormatException ? fault.Message : $"There is no readable file '{Path.GetFileName(path)}'.";
            throw new SongFailureException($"{lack}: {what} Whoever runs it sets {remedy}.");
        }
    }
}
