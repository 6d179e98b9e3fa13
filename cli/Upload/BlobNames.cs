using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Upload;

/// <summary>What files are called in the storage: by their paths below the folder that was named, and below the publisher's name if there is one.</summary>
/// <param name="publisher">The publisher, or <see langword="null"/>.</param>
internal sealed class BlobNames(string? publisher)
{
    /// <summary>What Azure Storage takes.</summary>
    public const int LongestName = 1024;

    private readonly Dictionary<string, string> _takenBy = new(StringComparer.Ordinal);

    /// <summary>Why nobody can be called that; <see langword="null"/> if somebody can.</summary>
    /// <remarks>The name becomes the first part of every path, and a part of a path neither holds slashes nor consists of dots.</remarks>
    public static string? Fault(string publisher) =>
        string.IsNullOrWhiteSpace(publisher) ? "is empty"
        : publisher.Any(character => character is '/' or '\\' || char.IsControl(character)) ? "has a slash or a control character in it"
        : publisher.Trim() is "." or ".." ? "is no name"
        : null;

    /// <summary>The blob's name for a file.</summary>
    public string Of(SongPath song)
    {
        var relative = Path.DirectorySeparatorChar == '/' ? song.RelativePath : song.RelativePath.Replace(Path.DirectorySeparatorChar, '/');
        return publisher is null ? relative : $"{publisher.Trim()}/{relative}";
    }

    /// <summary>Why a file cannot have this name; <see langword="null"/> when it now has it. Not thread-safe.</summary>
    public string? Claim(SongPath song, string name)
    {
        if (name.Length > LongestName)
            return $"its name in the storage would have {name.Length} characters, and {LongestName} is the most there is room for.";
        // The dots would be resolved on the way, and lead elsewhere.
        if (name.Split('/').Any(part => part is "." or ".."))
            return "a part of its name consists of dots only.";
        if (_takenBy.TryAdd(name, song.Path))
            return null;
        return Path.GetFullPath(_takenBy[name]) == Path.GetFullPath(song.Path)
            ? null
            : $"'{Terminal.Printable(_takenBy[name])}' has the same name in the storage, '{Terminal.Printable(name)}'.";
    }
}
