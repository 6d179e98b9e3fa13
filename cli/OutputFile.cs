using System.Globalization;
using System.Text;

namespace GenreFunctions.Cli;

/// <summary>
/// A file that is either there complete or not there at all: written beside its place under another name, and moved when it is kept.
/// <c>-</c> is standard output.
/// </summary>
internal sealed class OutputFile : IDisposable
{
    private readonly string? _path;
    private readonly string? _draftPath;

    private OutputFile(StreamWriter writer, string? path, string? draftPath)
    {
        Writer = writer;
        _path = path;
        _draftPath = draftPath;
    }

    /// <summary>Where to write text.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Where to write bytes.</summary>
    public Stream Stream => Writer.BaseStream;

    /// <summary>Starts a file.</summary>
    /// <exception cref="WrongUseException">It cannot be written there.</exception>
    public static OutputFile Open(string path)
    {
        if (path == "-")
            return new OutputFile(Terminal.OpenText(), null, null);
        if (Directory.Exists(path))
            throw new WrongUseException($"'{path}' is a folder; name a file to write.");
        var draftPath = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}.part");
        try
        {
            return new OutputFile(new StreamWriter(draftPath, append: false, new UTF8Encoding(false)) { NewLine = "\n" }, path, draftPath);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new WrongUseException($"'{path}' cannot be written: {fault.Message}");
        }
    }

    /// <summary>The file is complete: puts it in its place, over an older one.</summary>
    public void Keep()
    {
        Writer.Dispose();
        if (_path is not null && _draftPath is not null)
            File.Move(_draftPath, _path, overwrite: true);
    }

    /// <summary>Removes what was not kept.</summary>
    public void Dispose()
    {
        Writer.Dispose();
        if (_draftPath is not null)
            File.Delete(_draftPath);
    }
}
