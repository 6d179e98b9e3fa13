using System.Collections.Frozen;

namespace GenreFunctions.Functions.Pages;

/// <summary>
/// The files of the page, all read when the app starts: what is not among them then cannot be asked for, whatever a path says. Thread-safe.
/// </summary>
internal sealed class PageFiles
{
    private const string Folder = "wwwroot";

    // Neither links, which could lead out of the folder, nor what an editor or a system leaves there.
    private static readonly EnumerationOptions Plain = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden | FileAttributes.System,
    };

    private readonly FrozenDictionary<string, PageFile> _files;

    private PageFiles(FrozenDictionary<string, PageFile> files)
    {
        _files = files;
    }

    /// <summary>Paths below the folder, with slashes.</summary>
    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>Reads the files beside the app; none when there is no such folder.</summary>
    public static PageFiles Read(string appFolder)
    {
        var folder = Path.Combine(appFolder, Folder);
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var path in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", Plain) : [])
        {
            if (PageTypes.TryFind(path, out var contentType, out var isText))
                files.Add(Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'), new PageFile(contentType, File.ReadAllBytes(path), isText));
        }

        return new PageFiles(files.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>The file of exactly this path; <see langword="null"/> when there is none.</summary>
    public PageFile? Find(string path) => _files.GetValueOrDefault(path);
}
