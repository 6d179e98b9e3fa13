namespace GenreFunctions.Cli.Songs;

/// <summary>
/// The songs a command line names, in its order: a file as it is; a folder's audio files in ordinal order, then its subfolders'
/// likewise. Found as they are asked for, so that a large library needs no more memory than its largest folder.
/// </summary>
internal sealed class SongFinder
{
    private readonly (string Path, bool IsFolder)[] _inputs;

    /// <summary>Looks through everything once, so that a wrong path is told before any work is done.</summary>
    /// <exception cref="WrongUseException">A path does not exist, a folder that was named cannot be read, or there is no song at all.</exception>
    public SongFinder(IReadOnlyList<string> inputs)
    {
        foreach (var missing in inputs.Where(input => !File.Exists(input) && !Directory.Exists(input)))
            throw new WrongUseException($"There is no file or folder '{missing}'.");
        _inputs = [.. inputs.Select(input => (input, Directory.Exists(input)))];
        string? firstProblem = null;
        foreach (var path in Find((folder, problem) =>
        {
            if (inputs.Contains(folder))
                throw new WrongUseException(problem);
            firstProblem ??= problem;
        }))
        {
            Count++;
            LongestPathCells = Math.Max(LongestPathCells, Terminal.CellCount(path));
        }

        if (Count == 0)
            throw new WrongUseException(firstProblem ?? $"There are no audio files in '{string.Join("', '", inputs)}'.");
    }

    /// <summary>How many songs there are.</summary>
    public int Count { get; }

    /// <summary>Width of the longest path, in cells of a terminal.</summary>
    public int LongestPathCells { get; }

    /// <summary>The songs' paths.</summary>
    /// <param name="onProblem">Told in a sentence of each folder that cannot be read, or is there no more; its songs are left out.</param>
    public IEnumerable<string> Find(Action<string> onProblem) => Find((_, problem) => onProblem(problem));

    /// <summary>The songs' paths, and what they are called below what was named.</summary>
    /// <param name="onProblem">As in <see cref="Find(Action{string})"/>.</param>
    public IEnumerable<SongPath> FindPaths(Action<string> onProblem) =>
        _inputs.SelectMany(input => input.IsFolder
            ? FindIn(input.Path, (_, problem) => onProblem(problem)).Select(file => new SongPath(file, Path.GetRelativePath(input.Path, file)))
            : [new SongPath(input.Path, Path.GetFileName(input.Path))]);

    private IEnumerable<string> Find(Action<string, string> onProblem) =>
        _inputs.SelectMany(input => input.IsFolder ? FindIn(input.Path, onProblem) : [input.Path]);

    private static IEnumerable<string> FindIn(string folder, Action<string, string> onProblem)
    {
        string[] files, folders;
        try
        {
            // A pipe in a folder would be waited for: it is read only when it is named.
            files = [.. Directory.GetFiles(folder).Where(file => AudioFileNames.Matches(file) && !SpecialFile.Is(file))];
            // A linked folder is not entered: it is found where it lives, and a link may lead in a circle.
            folders = [.. Directory.GetDirectories(folder).Where(inner => new DirectoryInfo(inner).LinkTarget is null)];
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            onProblem(folder, $"The folder '{Terminal.Printable(folder)}' cannot be read: {InWords(fault)}");
            yield break;
        }

        foreach (var file in files.Order(StringComparer.Ordinal))
            yield return file;
        foreach (var inner in folders.Order(StringComparer.Ordinal))
        {
            foreach (var file in FindIn(inner, onProblem))
                yield return file;
        }
    }

    private static string InWords(Exception fault) => fault switch
    {
        DirectoryNotFoundException => "it is there no more.",
        UnauthorizedAccessException => "this is not permitted.",
        _ => fault.Message,
    };
}
