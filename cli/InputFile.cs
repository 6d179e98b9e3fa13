namespace GenreFunctions.Cli;

/// <summary>Files that a command reads before it starts: what is wrong with one is the user's to mend.</summary>
internal static class InputFile
{
    /// <summary>Opens and reads a file.</summary>
    /// <param name="kind">What it is to be, as a sentence calls it: <c>model</c>, <c>feature file</c>.</param>
    /// <param name="path">Where it is.</param>
    /// <param name="read">Reads it.</param>
    /// <param name="isUnusable">Tells what <paramref name="read"/> throws at content that is not of this kind.</param>
    /// <exception cref="WrongUseException">It is not there, cannot be read, or is not what it is to be.</exception>
    public static T Read<T>(string kind, string path, Func<Stream, T> read, Predicate<Exception> isUnusable)
    {
        try
        {
            using var file = File.OpenRead(path);
            return read(file);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new WrongUseException($"There is no {kind} '{path}'.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException || isUnusable(fault))
        {
            throw new WrongUseException($"The {kind} '{path}' cannot be used: {fault.Message}");
        }
    }

    /// <summary>Opens and reads a file of text, whose reader says by <see cref="InvalidDataException"/> what is wrong with it.</summary>
    /// <inheritdoc cref="Read{T}(string, string, Func{Stream, T}, Predicate{Exception})"/>
    public static T ReadText<T>(string kind, string path, Func<TextReader, T> read) => Read(
        kind,
        path,
        stream =>
        {
            using var reader = new StreamReader(stream);
            return read(reader);
        },
        fault => fault is InvalidDataException);
}
