using GenreFunctions.Learning.Search;
using GenreFunctions.Learning.Search.Log;

namespace GenreFunctions.Cli.Learning.Search;

/// <summary>The file that a search's log is in. While it is open no other search can use it.</summary>
internal sealed class LogFile : IDisposable
{
    private readonly FileStream _file;

    private LogFile(FileStream file, SearchLog log) => (_file, Log) = (file, log);

    /// <summary>What is in it.</summary>
    public SearchLog Log { get; }

    /// <summary>Opens it, or begins it where it is not there.</summary>
    /// <exception cref="WrongUseException">It cannot be read or written, or is no log of this search; it is then left as it is.</exception>
    public static LogFile Open(string path, SettingsSearch search)
    {
        if (path.Length == 0)
            throw new WrongUseException("The name of the log is empty.");
        if (Directory.Exists(path))
            throw new WrongUseException($"'{path}' is a folder; name a file for the log.");
        if (OutputFile.IsStandardOutput(path) || SpecialFile.Is(path))
            throw new WrongUseException($"'{path}' cannot be the log, which is read again when the search goes on; name a file.");
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            return new LogFile(file, SearchLog.Open(file, search));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            file?.Dispose();
            throw fault is InvalidDataException ? new WrongUseException($"The log '{path}' cannot be used: {fault.Message}") : Unwritable(path, fault);
        }
    }

    /// <summary>What is wrong where a line cannot be added.</summary>
    public static WrongUseException Unwritable(string path, Exception fault) => new($"The log '{path}' cannot be written: {WriteFault.InWords(fault)}");

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
