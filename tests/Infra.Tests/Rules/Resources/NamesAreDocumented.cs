using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>Whoever reads the documentation finds resources by the names that it gives them: <c>staudio…</c>, <c>id-app-…</c>.</summary>
internal sealed partial class NamesAreDocumented : Rule
{
    private static readonly string[] Docs = ["docs/platform.md", "docs/security.md"];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var names = infrastructure.Deployments.SelectMany(deployment => deployment.Resources).Select(resource => resource.Name).ToHashSet();
        foreach (var path in Docs)
        {
            foreach (var prefix in Named().Matches(infrastructure.Text(path) ?? "").Select(match => match.Groups["prefix"].Value).Distinct()
                .Where(prefix => !names.Any(name => name.StartsWith(prefix, StringComparison.Ordinal))))
                yield return At(infrastructure.Find(path, $"`{prefix}…`"), $"{path} speaks of {prefix}…, and nothing is called so: correct one of them.");
        }
    }

    [GeneratedRegex("`(?<prefix>[a-z-]+)…`")]
    private static partial Regex Named();
}
