using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Code;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Monitoring;

/// <summary>Queries ask for tables that there are, for measures and attributes that the app has, and for functions by their names.</summary>
internal sealed partial class QueriesNameWhatThereIs : DeploymentRule
{
    // Azure Monitor's tables, as far as this service writes into them.
    private static readonly HashSet<string> Tables = new(StringComparer.Ordinal)
    {
        "AppMetrics", "AppRequests", "AppExceptions", "AppTraces", "AppDependencies", "AppEvents", "AppPerformanceCounters", "AppAvailabilityResults", "Usage",
            "StorageBlobLogs",
        "StorageQueueLogs", "AegDeliveryFailureLogs", "AzureDiagnostics", "AzureMetrics", "ContainerAppConsoleLogs", "ContainerAppSystemLogs",
            "AppServiceAuthenticationLogs", "CDBControlPlaneRequests",
    };

    // Measured by the runtime and by libraries, whose names are not the app's to change.
    private static readonly string[] Others = ["http.", "dotnet.", "process.", "azure.", "faas.", "aspnetcore.", "kestrel."];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var query in KustoQuery.Of(deployment))
        {
            var tables = Table().Matches(query.Text).Select(match => (match.Index, Name: match.Groups["table"].Value)).ToList();
            foreach (var (_, unknown) in tables.Where(table => !Tables.Contains(table.Name)))
                yield return At(query.Place, $"A query asks for {unknown}, which is no table that this check knows.{Nearest.Hint(unknown, Tables)}");
            string TableAt(int index) => tables.LastOrDefault(table => table.Index <= index).Name ?? "";
            foreach (Match match in Named().Matches(query.Text))
            {
                var names = Quoted().Matches(match.Groups["names"].Value).Select(quoted => quoted.Groups["name"].Value);
                var (known, what) = TableAt(match.Index) == "AppRequests" ? (AppFunction.All.Select(function => function.Name).ToHashSet(), "function")
                    : (Instruments.Names, "measure");
                if (TableAt(match.Index) is not ("AppRequests" or "AppMetrics"))
                    continue;
                foreach (var name in names.Where(name => !known.Contains(name) && !Others.Any(other => name.StartsWith(other, StringComparison.Ordinal))))
                    yield return At(
                        query.Place,
                        $"A query asks for the {what} {name}, which the app does not have: it would find nothing, for ever.{Nearest.Hint(name, known)}");
            }

            foreach (Match match in Attribute().Matches(query.Text))
            {
                if (TableAt(match.Index) == "AppMetrics" && !Instruments.Attributes.Contains(match.Groups["name"].Value))
                    yield return At(
                        query.Place,
                        $"A query asks for the attribute {match.Groups["name"]}, which no measure has.{Nearest.Hint(match.Groups["name"].Value, Instruments.Attributes)}");
            }
        }
    }

    // At the beginning, in a parenthesis of its own, as the value of a let, or in a union.
    [GeneratedRegex(@"(?:^\s*|\(\s*(?=\w+\s*\|)|let \w+ =\s*|union( \w+=\w+)* )(?<table>[A-Z][A-Za-z]+)")]
    private static partial Regex Table();

    [GeneratedRegex("""\bName (==|!=|=~|in~?|has) *(?<names>\([^)]*\)|"[^"]*")""")]
    private static partial Regex Named();

    [GeneratedRegex("\"(?<name>[^\"]*)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("""Properties\["(?<name>[^"]*)"\]""")]
    private static partial Regex Attribute();
}
