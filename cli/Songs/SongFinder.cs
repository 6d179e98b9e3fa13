namespace GenreFunctions.Cli.Songs;

/// <summary>
/// The songs a command line names, in its order: a file as it is; a folder's audio files in ordinal order, then its subfolders'
/// likewise. Found as they are asked for, so that a large library needs no more memory than its largest folder.
/// </summary>
internal sealed class SongFinder
{
    private readonly IReadOnlyList<string> _inputs;

    /// <summary>Looks through everything once, so that a wrong path is told before any work is done.</summary>
    /// <exception cref="WrongUseException">A path does not exist, a folder cannot be read, or there is no song at all.</exception>
    public SongFinder(IReadOnlyList<string> inputs)
    {
        _inputs = inputs;
        foreach (var missing in inputs.Where(input => !File.Exists(input) && !Directory.Exists(input)))
            throw new WrongUseException($"There is no file or folder '{missing}'.");
        try
        {
            foreach (var path in Find())
            {
                Count++;
                LongestPathCells = Math.Max(LongestPathCells, Terminal.CellCount(path));
            }
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            throw new WrongUseException($"A folder cannot be read: {fault.Message}");
        }

        if (Count == 0)
            throw new WrongUseException($"There are no audio files in '{string.Join("', '", inputs)}'.");
    }

    /// <summary>How many songs there are.</summary>
    public int Count { get; }

    /// <summary>Width of the longest path, in cells of a terminal.</summary>
    public int LongestPathCells { get; }

    /// <summary>The songs' paths.</summary>
    public IEnumerable<string> Find() => _inputs.SelectMany(input => Directory.Exists(input) ? FindIn(input) : [input]);

    private static IEnumerable<string> FindIn(string folder)
    {
        foreach (var file in Directory.GetFiles(folder).Where(AudioFileNames.Matches).Order(StringComparer.Ordinal))
            yield return file;

        // A linked folder is not entered: it is found where it lives, and a link may lead in a circle.
        foreach (var inner in Directory.GetDirectories(folder).Where(inner => !IsLink(inner)).Order(StringComparer.Ordinal))
        {
            foreach (var file in FindIn(inner))
                yield return file;
        }
    }

    private static bool IsLink(string folder) => File.GetAttributes(folder).HasFlag(FileAttributes.ReparsePoint);
}
