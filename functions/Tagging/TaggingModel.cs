using GenreFunctions.Audio;
using GenreFunctions.Models;
using GenreFunctions.Tagging;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tagging;

/// <summary>The model that songs are tagged with, read when it is first asked for: setting <c>Model__Path</c>, by default the one that ships. Thread-safe.</summary>
public sealed class TaggingModel
{
    /// <summary>The setting.</summary>
    public const string PathSetting = "Model:Path";

    // Beside the program, wherever that was started from.
    private static readonly string ShippedPath = Path.Combine("models", "gtzan-mlp.onnx");

    private readonly string _path;
    private readonly Lazy<GenreModel> _model;
    private readonly Lazy<SongTagger> _tagger;

    /// <summary>A model that is not read yet.</summary>
    public TaggingModel(IConfiguration configuration, AudioOptions audio)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(audio);
        Audio = audio;
        _path = Path.Combine(AppContext.BaseDirectory, Setting.Text(configuration, PathSetting) ?? ShippedPath);
        _model = new Lazy<GenreModel>(Load);
        _tagger = new Lazy<SongTagger>(() => new SongTagger(_model.Value, audio));
    }

    /// <summary>How audio is opened.</summary>
    public AudioOptions Audio { get; }

    /// <summary>The model's identity, or <c>none</c>: a song may have failed because there is no model.</summary>
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

    /// <summary>What the model says of itself.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public ModelMetadata Metadata => _model.Value.Metadata;

    /// <summary>The model itself.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public GenreModel Model => _model.Value;

    /// <summary>Tags songs, side by side; keeps its extractors from one song to the next.</summary>
    /// <exception cref="SongFailureException">The model cannot be used.</exception>
    public SongTagger Tagger => _tagger.Value;

    private GenreModel Load()
    {
        try
        {
            using var file = File.OpenRead(_path);
            var model = GenreModel.Load(file);
            model.RequireSegments();
            return model;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ModelFormatException)
        {
            // Publishers read this too, so it names the file and not where it lies.
            var name = Path.GetFileName(_path);
            var what = fault is ModelFormatException ? fault.Message : $"There is no readable file '{name}'.";
            throw new SongFailureException($"The service has no model to tag with: {what} Whoever runs it sets Model__Path to a model file.");
        }
    }
}
