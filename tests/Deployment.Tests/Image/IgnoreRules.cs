using System.Text.RegularExpressions;

namespace GenreFunctions.Deployment.Tests.Image;

/// <summary>What a .dockerignore keeps out of a build, by the two readings of it that there are.</summary>
internal sealed class IgnoreRules
{
    private readonly List<(Regex Docker, Regex AzureCli, bool KeepsOut)> _rules = [];

    private IgnoreRules(IEnumerable<string> lines)
    {
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith('#')))
        {
            var pattern = line.TrimStart('!');
            _rules.Add((new Regex($"^{DockerPattern(pattern)}$"), new Regex($"^{AzurePattern(pattern)}$"), pattern == line));
        }
    }

    public static IgnoreRules Read(string file) => new(File.ReadAllLines(file));

    /// <summary>As Docker and azd read it: the last rule counts that matches the path, or a folder that it is in.</summary>
    public bool KeepsOutByDocker(string path)
    {
        var keptOut = false;
        foreach (var rule in _rules)
        {
            if (WithParents(path).Any(rule.Docker.IsMatch))
                keptOut = rule.KeepsOut;
        }

        return keptOut;
    }

    /// <summary>
    /// As the Azure CLI reads it for `az acr build`: from the top folder down, each takes after its parent unless a rule that is further down in the file than its
    /// parent's matches it; and two asterisks stand for any text at all, so that **/bin also means robin.
    /// </summary>
    public bool KeepsOutByAzureCli(string path)
    {
        var (keptOut, by) = (false, -1);
        foreach (var part in WithParents(path).Prepend(""))
        {
            var last = _rules.FindLastIndex(rule => rule.AzureCli.IsMatch(part));
            if (last > by)
                (keptOut, by) = (_rules[last].KeepsOut, last);
        }

        return keptOut;
    }

    private static IEnumerable<string> WithParents(string path)
    {
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
            yield return path[..slash];
        yield return path;
    }

    private static string DockerPattern(string pattern) =>
        Regex.Escape(pattern.Trim('/')).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);

    private static string AzurePattern(string pattern) =>
        Regex.Escape(pattern).Replace(@"\*\*/", ".*", StringComparison.Ordinal).Replace(@"\*\*", ".*", StringComparison.Ordinal)
            .Replace(@"\*", "[^/]*", StringComparison.Ordinal).Replace(@"\?", "[^/]", StringComparison.Ordinal);
}
