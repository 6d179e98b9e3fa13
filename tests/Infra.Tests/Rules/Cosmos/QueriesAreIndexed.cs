using System.Text.RegularExpressions;
using GenreFunctions.Functions.Costs.Cosmos;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;

namespace GenreFunctions.Infra.Tests.Rules.Cosmos;

/// <summary>What queries compare and order by has an index. Compared are the properties that the stores' sources write behind WHERE, AND and ORDER BY.</summary>
internal sealed partial class QueriesAreIndexed : Rule
{
    private static readonly (string Folder, Func<CosmosLayout> Layout, string[] Orders)[] Stores =
    [
        ("functions/Results/Cosmos", () => CosmosTagStore.Layout("songs"), [.. Enum.GetValues<SongSort>().Select(SongOrderKeys.Property)]),
        ("functions/Costs/Cosmos", () => CosmosCostStore.Layout, []),
    ];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var (folder, layout, orders) in Stores)
        {
            var indexed = infrastructure.Deployments.Take(1).SelectMany(deployment => deployment.Of(AzureTypes.Documents))
                .Where(container => container.Name == layout().Container)
                .SelectMany(container => container.Properties["resource.indexingPolicy.includedPaths"].Items).Select(path => path["path"].Text).ToHashSet();
            foreach (var path in Directory.EnumerateFiles(infrastructure.FullPath(folder), "*.cs").Select(file => $"{folder}/{Path.GetFileName(file)}")
                .Order(StringComparer.Ordinal))
            {
                var text = infrastructure.Text(path)!;
                var asked = Compared().Matches(text).Concat(Ordered().Matches(text)).Select(match => match.Groups["property"].Value)
                    .Concat(text.Contains(nameof(SongOrderKeys.Property), StringComparison.Ordinal) ? orders : []).Distinct();
                foreach (var property in asked.Where(property => !indexed.Contains($"/{property.Replace('.', '/')}/?")))
                    yield return At(
                        infrastructure.Find("infra/modules/cosmos.bicep", $"name: '{layout().Container}'"),
                        $"{path} asks for documents by {property}, on which {layout().Container} has no index: every query would read them all.");
            }
        }
    }

    [GeneratedRegex(@"\bc\.(?<property>[a-z][A-Za-z.]*) (=|<|>|<=|>=|IN) ")]
    private static partial Regex Compared();

    [GeneratedRegex(@"ORDER BY c\.(?<property>[a-z][A-Za-z.]*)")]
    private static partial Regex Ordered();
}
