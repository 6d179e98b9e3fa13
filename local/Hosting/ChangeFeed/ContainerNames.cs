using System.Text.RegularExpressions;

namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>Which names a container may have here: its name is a file's, beside the host's own.</summary>
internal static partial class ContainerNames
{
    private static readonly string[] Own = ["host", "durable"];

    /// <summary>What is wrong with a name; <see langword="null"/> when nothing is.</summary>
    public static string? Fault(string name) =>
        !Allowed.IsMatch(name) ? $"'{name}' is no container's name that a file here can have, which is 1 to 63 letters, digits, '-' and '_'"
        : Own.Contains(name, StringComparer.OrdinalIgnoreCase) ? $"the container '{name}' would be {name}.db here, which is a file of this host's own; choose another name"
        : null;

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_-]{0,62}$")]
    private static partial Regex Allowed { get; }
}
