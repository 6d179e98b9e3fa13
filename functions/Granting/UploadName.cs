using System.Buffers;
using System.Text;

namespace GenreFunctions.Functions.Granting;

/// <summary>
/// Which names a publisher may upload under: those that mean the same in a URL, in Azure Storage and on a disk. Rules of Azure Storage:
/// https://learn.microsoft.com/rest/api/storageservices/naming-and-referencing-containers--blobs--and-metadata#blob-names
/// </summary>
internal static class UploadName
{
    /// <summary>Longest blob name of Azure Storage.</summary>
    public const int MaximumLength = 1024;

    // Most segments of a path in a blob's name in Azure Storage.
    private const int MaximumSegments = 254;

    /// <summary>The blob's name, composed so that one title is one name on every system.</summary>
    /// <param name="publisher">Whose: one segment.</param>
    /// <param name="name">The song, with a path if wanted.</param>
    /// <param name="blobName">Both together; empty when there is a fault.</param>
    /// <returns>A sentence on what is wrong, or <see langword="null"/>.</returns>
    public static string? Check(string? publisher, string? name, out string blobName)
    {
        blobName = "";
        if (Fault("publisher", publisher) is { } publisherFault)
            return publisherFault;
        if (publisher!.Contains('/', StringComparison.Ordinal))
            return "publisher: it is one segment of a path; leave out the '/'.";
        if (publisher != publisher.Trim())
            return "publisher: it begins or ends with a space; leave that out.";
        if (Fault("name", name) is { } nameFault)
            return nameFault;
        var whole = Composition.Of($"{publisher}/{name}");
        if (whole.Length > MaximumLength)
            return $"name: publisher and name together have {whole.Length} characters; at most {MaximumLength} are allowed.";
        if (whole.Count(mark => mark == '/') >= MaximumSegments)
            return $"name: it has more folders than {MaximumSegments - 2}; use fewer.";
        blobName = whole;
        return null;
    }

    private static string? Fault(string what, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return $"{what}: it is missing or empty; give one.";
        if (HasLoneSurrogate(text))
            return $"{what}: it has half of a character in it (a surrogate without its other half); write it again.";
        if (text.Any(char.IsControl))
            return $"{what}: it has a control character in it, such as a tab or a line break; leave that out.";
        if (text.Contains('\\', StringComparison.Ordinal))
            return $"{what}: it has a backslash in it; separate folders by '/'.";
        if (text[0] == '/' || text[^1] == '/')
            return $"{what}: it begins or ends with '/'; leave that out.";
        if (text[^1] == '.')
            return $"{what}: it ends with a dot, which Azure Storage would drop; leave that out.";
        foreach (var segment in text.Split('/'))
        {
            if (segment.Length == 0)
                return $"{what}: it has an empty folder ('//'); leave one '/' out.";
            if (segment is "." or "..")
                return $"{what}: it has a folder called '{segment}', which leads elsewhere in a URL; leave that out.";
            if (segment[^1] == '.')
                return $"{what}: its folder '{segment}' ends with a dot, which Azure Storage would drop; leave that out.";
        }

        return null;
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out _, out var length) == OperationStatus.Done)
            text = text[length..];
        return !text.IsEmpty;
    }
}
