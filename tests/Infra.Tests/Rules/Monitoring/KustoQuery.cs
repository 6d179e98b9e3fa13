using System.Text.Json.Nodes;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Monitoring;

/// <summary>A query of an alert or a workbook.</summary>
internal sealed record KustoQuery(Place Place, string Text)
{
    /// <summary>Those of alerts as they would be deployed, and those of all workbooks.</summary>
    public static IEnumerable<KustoQuery> Of(Deployment deployment)
    {
        foreach (var query in deployment.Of(AzureTypes.LogAlert).SelectMany(alert => alert.Properties["criteria.allOf"].Items).Select(criterion => criterion["query"]))
            yield return new KustoQuery(query.Place, query.Text);
        var infrastructure = deployment.Infrastructure;
        foreach (var path in infrastructure.Paths.Where(path => path.EndsWith(".workbook.json", StringComparison.Ordinal)))
        {
            foreach (var text in (infrastructure.Json(path)?["items"] as JsonArray ?? []).Select(item => (string?)item?["content"]?["query"]).OfType<string>())
                yield return new KustoQuery(infrastructure.Find(path, text.Replace("\n", "\\n", StringComparison.Ordinal)
                    .Replace("\"", "\\\"", StringComparison.Ordinal)), text);
        }
    }
}
