using System.Text.RegularExpressions;

namespace GenreFunctions.Deployment.Tests.Package;

/// <summary>All files that a page leads to: from its document on, over scripts, imports, styles and pictures.</summary>
internal static partial class PageGraph
{
    /// <summary>Paths below the folder, its document among them; whether they exist or not.</summary>
    public static IReadOnlySet<string> From(string folder, string document)
    {
        var found = new HashSet<string>(StringComparer.Ordinal) { document };
        var ahead = new Queue<string>(found);
        while (ahead.TryDequeue(out var file))
        {
            var path = Path.Combine(folder, file);
            foreach (var next in File.Exists(path) ? References(file, File.ReadAllText(path)) : [])
            {
                if (found.Add(next))
                    ahead.Enqueue(next);
            }
        }

        return found;
    }

    // A script's imports are from its own folder and begin with a dot; other paths in scripts are addresses, which are from the document.
    private static IEnumerable<string> References(string file, string text) =>
        Named().Matches(text).Select(match => match.Groups[1].Value)
            .Select(reference => reference.StartsWith('.') || file.EndsWith(".css", StringComparison.Ordinal) ? Path.Combine(Path.GetDirectoryName(file)!, reference) : reference)
            .Select(reference => Path.GetRelativePath("/", Path.GetFullPath(reference, "/")));

    [GeneratedRegex(@"(?:[""'`]|url\()(\.{0,2}/?[\w./-]+\.(?:js|css|svg|png|jpg|webp|ico|woff2|html))(?:[""'`]|\))")]
    private static partial Regex Named();
}
