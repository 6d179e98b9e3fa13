using System.Text;
using System.Text.RegularExpressions;

namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>
/// The path of a blob trigger: a container, and a pattern of blob names in which <c>{name}</c> stands for one or more characters of any kind,
/// slashes too. Of several, the first takes as much as it can.
/// </summary>
internal sealed partial class BlobPathPattern
{
    private readonly Regex _names;

    private BlobPathPattern(string container, string prefix, Regex names)
    {
        Container = container;
        Prefix = prefix;
        _names = names;
        Names = [.. names.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))];
    }

    /// <summary>The container's name.</summary>
    public string Container { get; }

    /// <summary>What every matching name begins with.</summary>
    public string Prefix { get; }

    /// <summary>The names in braces.</summary>
    public IReadOnlyList<string> Names { get; }

    // What Azure Storage allows.
    [GeneratedRegex("^(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$|^\\$(root|web)$")]
    private static partial Regex ContainerName { get; }

    [GeneratedRegex("\\G(?:\\{(?<name>[A-Za-z][A-Za-z0-9]*)\\}|(?<text>[^{}]+))")]
    private static partial Regex Part { get; }

    /// <summary>Reads a path.</summary>
    /// <exception cref="FormatException">It is none; the message says why, beginning in the middle of a sentence.</exception>
    public static BlobPathPattern Parse(string path)
    {
        var (container, pattern) = path.Split('/', 2) is [var left, var right] ? (left, right) : (path, "{name}");
        if (!ContainerName.IsMatch(container))
            throw new FormatException($"the blob path '{path}' does not begin with a container's name, which is 3 to 63 small letters, digits and single '-'");
        if (pattern.Length == 0)
            throw new FormatException($"the blob path '{path}' has no pattern of names behind the slash; write '{container}/{{name}}' for all blobs");
        var regex = new StringBuilder("^");
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var end = 0;
        var afterName = false;
        foreach (Match part in Part.Matches(pattern))
        {
            end = part.Index + part.Length;
            var name = part.Groups["name"];
            if (name.Success && (afterName || !names.Add(name.Value)))
                throw new FormatException($"the blob path '{path}' names {{{name.Value}}} twice, or right behind another name; put text between different names");
            regex.Append(name.Success ? $"(?<{name.Value}>.+)" : Regex.Escape(part.Value));
            afterName = name.Success;
        }

        if (end < pattern.Length)
            throw new FormatException($"the blob path '{path}' has a brace that does not belong to a name, at '{pattern[end..]}'; a name is written {{name}}");
        // Without backtracking, so that no blob's name, which comes from outside, can make it slow.
        var options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.Singleline;
        return new BlobPathPattern(container, pattern.Split('{')[0], new Regex(regex.Append("\\z").ToString(), options));
    }

    /// <summary>Whether a blob's name matches.</summary>
    public bool IsMatch(string blob) => _names.IsMatch(blob);

    /// <summary>What stands for the names in braces; empty when the blob does not match.</summary>
    public IReadOnlyDictionary<string, string> Values(string blob)
    {
        var match = _names.Match(blob);
        return match.Success
            ? Names.ToDictionary(name => name, name => match.Groups[name].Value, StringComparer.OrdinalIgnoreCase)
            : new Dictionary<string, string>();
    }
}
