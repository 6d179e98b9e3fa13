using System.CommandLine;
using GenreFunctions.Models;

namespace GenreFunctions.Cli.Models;

/// <summary>Where the model comes from: the file that was named, or the one that ships with the program.</summary>
internal static class ModelFile
{
    /// <summary>The model of genres that ships.</summary>
    private static readonly string ShippedPath = Shipped("gtzan-calm.onnx");

    /// <summary>The model of moods that ships.</summary>
    private static readonly string ShippedMoods = Shipped("emotify-mood.onnx");

    /// <summary>The option that names another one.</summary>
    public static Option<string?> Option() => new("--model", "-m")
    {
        Description = "Model to tag with, an ONNX file. Default: the one that ships with genre.",
        HelpName = "file",
    };

    /// <summary>The option that names another model of moods.</summary>
    public static Option<string?> MoodOption() => new("--mood-model")
    {
        Description = "Model to find moods with, an ONNX file. Default: the one that ships with genre.",
        HelpName = "file",
    };

    /// <summary>Reads a model that scores segments one by one.</summary>
    /// <exception cref="WrongUseException">It is not there, is no model that this program can use, or reads whole songs.</exception>
    public static GenreModel Load(string? path) => Load(path ?? ShippedPath, stream =>
    {
        var model = GenreModel.Load(stream);
        model.RequireSegments();
        return model;
    });

    /// <summary>Reads any model, also one that reads whole songs.</summary>
    /// <exception cref="WrongUseException">It is not there, or is no model that this program can use.</exception>
    public static GenreModel LoadAny(string? path) => Load(path ?? ShippedPath, GenreModel.Load);

    /// <summary>Reads a model of moods.</summary>
    /// <exception cref="WrongUseException">It is not there, or is no model that this program can use.</exception>
    public static MoodModel LoadMoods(string? path) => Load(path ?? ShippedMoods, MoodModel.Load);

    private static string Shipped(string name) => Path.Combine(AppContext.BaseDirectory, "models", name);

    private static T Load<T>(string path, Func<Stream, T> read)
    {
        if (path.Length == 0)
            throw new WrongUseException("The name of the model file is empty.");
        return InputFile.Read("model", path, read, fault => fault is ModelFormatException);
    }
}
