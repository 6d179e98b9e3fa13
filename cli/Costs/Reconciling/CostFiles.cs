namespace GenreFunctions.Cli.Costs.Reconciling;

/// <summary>Files that are read while they are added up: what is wrong with one is said as of other files.</summary>
internal static class CostFiles
{
    /// <summary>The rows of all files, one file after the other.</summary>
    /// <param name="kind">What a file is, as a sentence calls it.</param>
    /// <param name="paths">Where they are.</param>
    /// <param name="read">Reads one.</param>
    /// <exception cref="WrongUseException">One is not there, cannot be read, or is not what it is to be.</exception>
    public static IEnumerable<T> Read<T>(string kind, IEnumerable<string> paths, Func<Stream, IEnumerable<T>> read)
    {
        foreach (var path in paths)
        {
            using var file = Open(kind, path);
            foreach (var row in Read($"The {kind} '{path}'", read(file)))
                yield return row;
        }
    }

    /// <summary>The rows, and a sentence where one cannot be read.</summary>
    /// <param name="what">What is read, as the sentence begins.</param>
    /// <param name="rows">The rows.</param>
    /// <exception cref="WrongUseException">A row cannot be read.</exception>
    public static IEnumerable<T> Read<T>(string what, IEnumerable<T> rows)
    {
        using var reading = rows.GetEnumerator();
        while (Next())
            yield return reading.Current;

        bool Next()
        {
            try
            {
                return reading.MoveNext();
            }
            catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                throw new WrongUseException($"{what} cannot be used: {fault.Message}");
            }
        }
    }

    private static FileStream Open(string kind, string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUseException($"There is no {kind} '{path}'.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"The {kind} '{path}' cannot be used: {fault.Message}");
        }
    }
}
