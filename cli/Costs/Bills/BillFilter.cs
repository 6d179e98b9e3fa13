using System.Text.Json;

namespace GenreFunctions.Cli.Costs.Bills;

/// <summary>Which rows of a bill are compared; all when neither is given.</summary>
/// <param name="ResourceGroup">Only this group's, in whatever case.</param>
/// <param name="Tags">Only what has all of these tags: names in whatever case, as in Azure, and values as they are.</param>
internal sealed record BillFilter(string? ResourceGroup, IReadOnlyList<KeyValuePair<string, string>> Tags)
{
    /// <summary><c>name=value</c>; <see langword="null"/> for anything else.</summary>
    public static KeyValuePair<string, string>? ParseTag(string text) =>
        text.IndexOf('=', StringComparison.Ordinal) is > 0 and var split ? new(text[..split], text[(split + 1)..]) : null;

    /// <summary>The group is the one that is asked for.</summary>
    public bool HasGroup(string group) => ResourceGroup is null || ResourceGroup.Equals(group.Trim(), StringComparison.OrdinalIgnoreCase);

    /// <summary>The tags are among these, which exports write as a JSON object, some without its braces.</summary>
    /// <exception cref="JsonException">They are something else.</exception>
    public bool HasTags(string tags)
    {
        if (Tags.Count == 0)
            return true;
        var text = tags.Trim();
        if (text.Length == 0)
            return false;
        using var document = JsonDocument.Parse(text.StartsWith('{') ? text : $"{{{text}}}");
        var there = document.RootElement.EnumerateObject().ToArray();
        return Tags.All(wanted => there.Any(tag => tag.Name.Equals(wanted.Key, StringComparison.OrdinalIgnoreCase) && tag.Value.ToString() == wanted.Value));
    }
}
