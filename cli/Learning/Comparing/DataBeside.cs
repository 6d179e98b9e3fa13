namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>What lies beside a feature file: lists in <c>splits</c>, and tables of several labels in the folders next to its own. What is not there is said, and how to name it.</summary>
/// <param name="featuresPath">The feature file.</param>
/// <param name="notes">Where that is said.</param>
internal sealed class DataBeside(string featuresPath, TextWriter notes)
{
    private const string SplitsName = "splits";

    private readonly string _folder = Path.GetDirectoryName(featuresPath) is { Length: > 0 } folder ? folder : ".";

    /// <summary>The folder of lists; <see langword="null"/> where there is none.</summary>
    public string? Splits()
    {
        var splits = Path.Combine(_folder, SplitsName);
        if (Directory.Exists(splits))
            return Found("Lists", splits);
        notes.WriteLine($"There is no folder '{splits}': what needs an artist index or lists of songs is left out. Name their folder with --splits.");
        return null;
    }

    /// <summary>Emotify's folder, and the emotions' file; those that are there.</summary>
    /// <param name="emotify">The folder that was named; <see langword="null"/>: look beside.</param>
    /// <param name="emotions">The file that was named; likewise.</param>
    public IEnumerable<TaggedData> Tagged(string? emotify, string? emotions)
    {
        if ((emotify ?? Folder("emotify")) is { } folder)
            yield return TaggedData.Emotify(folder);
        if ((emotions ?? File(Path.Combine("multilabel", "emotions.arff"))) is { } file)
            yield return TaggedData.MulanEmotions(file);
    }

    private string? Folder(string name)
    {
        var path = Path.Combine(_folder, "..", name);
        return TaggedData.IsEmotify(path) ? Found("Emotify", path) : Missing(path, "Emotify", "--emotify folder");
    }

    private string? File(string name)
    {
        var path = Path.Combine(_folder, "..", name);
        return System.IO.File.Exists(path) ? Found("Emotions", path) : Missing(path, "the multi-label table of emotions", "--emotions file");
    }

    private string Found(string what, string path)
    {
        notes.WriteLine($"{what}: {path}");
        return path;
    }

    private string? Missing(string path, string what, string option)
    {
        notes.WriteLine($"There is no '{path}': {what} is left out. Name it with {option}, or ask for the genres alone with --only-genres.");
        return null;
    }
}
