using System.Text.Json.Nodes;

namespace GenreFunctions.Infra.Tests.Rules.Monitoring;

/// <summary>Workbooks are notebooks whose items have names of their own, a title, and a time that they ask for.</summary>
internal sealed class WorkbooksAreReadable : Rule
{
    private const int ParametersItem = 9;
    private const int QueryItem = 3;

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var path in infrastructure.Paths.Where(path => path.EndsWith(".workbook.json", StringComparison.Ordinal)))
        {
            var book = infrastructure.Json(path);
            var items = (book?["items"] as JsonArray ?? []).OfType<JsonObject>().ToList();
            if ((string?)book?["version"] != "Notebook/1.0" || items.Count == 0)
                yield return At(path, "This is no workbook: a version Notebook/1.0 and items are expected.");
            foreach (var again in items.GroupBy(item => (string?)item["name"]).Where(group => group.Count() > 1))
                yield return At(infrastructure.Find(path, $"\"{again.Key}\""), $"Two items are called {again.Key}: give one of them another name.");
            var asked = items.Where(item => (int?)item["type"] == ParametersItem).SelectMany(item => item["content"]?["parameters"] as JsonArray ?? [])
                .Select(parameter => (string?)parameter?["name"]).ToHashSet();
            foreach (var item in items.Where(item => (int?)item["type"] == QueryItem))
            {
                var (name, content) = ((string?)item["name"], item["content"]);
                var place = infrastructure.Find(path, $"\"{name}\"");
                if ((string?)content?["version"] != "KqlItem/1.0" || (string?)content["query"] is null || (string?)content["title"] is null)
                    yield return At(place, $"The item {name} has to be a KqlItem/1.0 with a query and a title.");
                if (!asked.Contains((string?)content?["timeContextFromParameter"]))
                    yield return At(place, $"The item {name} asks for a time '{content?["timeContextFromParameter"]}' that the workbook does not let anybody choose.");
            }
        }
    }
}
