using System.Text.Json.Nodes;

namespace GenreFunctions.Infra.Tests.Rules.Resources;

/// <summary>One family of resources is written in one version of its API, one that there is and that is no preview where there is another.</summary>
internal sealed class ApiVersionsAgree : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var bicep = infrastructure.Bicep.Values.SelectMany(file => file.Resources).Select(resource => (resource.Type, resource.ApiVersion, resource.Place));
        var json = infrastructure.Templates.Values.SelectMany(template => template.Resources.OfType<JsonObject>()
            .Select(resource => (Type: (string?)resource["type"] ?? "", ApiVersion: (string?)resource["apiVersion"]
                ?? "", Place: infrastructure.Find(template.Path, $"\"apiVersion\": \"{resource["apiVersion"]}\""))));
        var all = bicep.Concat(json).ToList();
        foreach (var family in all.GroupBy(one => string.Join('/', one.Type.Split('/').Take(2)), StringComparer.OrdinalIgnoreCase))
        {
            var known = AzureVersions.All.GetValueOrDefault(family.Key) ?? [];
            foreach (var (type, version, place) in family.Where(one => !known.Contains(one.ApiVersion)))
                yield return At(
                    place,
                    $"{type}@{version} is no version that this check knows, or a preview: {string.Join(" or ", known)}, or add it to AzureVersions.cs.");
            var usual = family.GroupBy(one => one.ApiVersion).OrderByDescending(group => group.Count()).First().Key;
            foreach (var (type, version, place) in family.Where(one => one.ApiVersion != usual))
                yield return At(place, $"{type}@{version}: elsewhere {family.Key} is written as of {usual}; write it alike.");
        }
    }
}
