using System.Text;

namespace GenreFunctions.Cli;

/// <summary>
/// A file that is either there complete or not there at all: written beside its place under another name, and moved when it is kept.
/// A link stays, and what it leads to is written. A pipe or device is written as it is; <c>-</c> is standard output.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    /// <summary>What file systems take for one name.</summary>
    private const int LongestNameBytes = 255;

    private readonly string _path;
    private readonly string? _targetPath;
    private readonly string? _draftPath;

    private OutputFile(StreamWriter writer, string path, string? targetPath = null, string? draftPath = null)
    {
        Writer = writer;
        _path = path;
        _targetPath = targetPath;
        _draftPath = draftPath;
    }

    /// <summary>Where to write text.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Where to write bytes.</summary>
    public Stream Stream => Writer.BaseStream;

    /// <summary>True for the names of standard output.</summary>
    public static bool IsStandardOutput(string? path) => path is "-" or "/dev/stdout";

    /// <summary>Starts a file. Writing to it throws <see cref="WrongUseException"/> when that fails.</summary>
    /// <exception cref="WrongUseException">It cannot be written there.</exception>
    public static OutputFile Open(string path)
    {
        if (IsStandardOutput(path))
            return new OutputFile(Terminal.OpenText(), path);
        if (path.Length == 0)
            throw new WrongUseException("The name of the file to write is empty.");
        if (Directory.Exists(path))
            throw new WrongUseException($"'{path}' is a folder; name a file to write.");
        try
        {
            return SpecialFile.Is(path) ? new OutputFile(OpenText(path, path, FileMode.Open), path) : Draft(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(path, fault);
        }
    }

    /// <summary>The file is complete: puts it in its place, over an older one.</summary>
    /// <exception cref="WrongUseException">Its end cannot be written, or it cannot be put there.</exception>
    public void Keep()
    {
        Writer.Dispose();
        if (_draftPath is null)
            return;
        try
        {
            File.Move(_draftPath, _targetPath!, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(_path, fault);
        }
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        try
        {
            Writer.Dispose();
        }
        catch (Exception fault) when (fault is WrongUseException or ReaderGoneException)
        {
            // The rest of what is thrown away could not be written either.
        }

        if (_draftPath is not null)
            File.Delete(_draftPath);
    }

    private static OutputFile Draft(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
        // The draft's name is short; without this a name that is too long would come out at the very end.
        if (Encoding.UTF8.GetByteCount(Path.GetFileName(target)) > LongestNameBytes)
            throw new PathTooLongException();
        var draft = Path.Combine(Path.GetDirectoryName(target)!, $".genre-{Guid.NewGuid():N}.part");
        return new OutputFile(OpenText(path, draft, FileMode.CreateNew), path, target, draft);
    }

    private static StreamWriter OpenText(string path, string openedPath, FileMode mode)
    {
        // Without a buffer of its own: what fails, fails when it is written and not when it is thrown away.
        var file = new FileStream(openedPath, mode, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return new StreamWriter(new GuardedStream(() => file, fault => throw Unwritable(path, fault)), new UTF8Encoding(false)) { NewLine = "\n" };
    }

    private static WrongUseException Unwritable(string path, Exception fault) => new($"'{path}' cannot be written: {WriteFault.InWords(fault)}");
}
