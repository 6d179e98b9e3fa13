using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Storage;

/// <summary>The audio account takes what the page sends, with the methods and headers of its scripts, from the app's origin and no other.</summary>
internal sealed partial class BrowsersMayUpload : DeploymentRule
{
    private const string Scripts = "functions/wwwroot/ui/upload/storage-put.js";

    // What a player asks for: it plays from the middle, and asks again for what has not changed.
    private static readonly string[] PlayersHeaders = ["range", "if-match", "if-none-match"];

    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var rules = deployment.Of(AzureTypes.BlobService).SelectMany(service => service.Properties["cors.corsRules"].Items).ToList();
        var app = AppHost.Of(deployment) is [var first, ..] ? first : null;
        if (rules.Count == 0)
            yield return At(deployment.Infrastructure.Main.Path, "No storage account takes requests of the page: the rules of CORS are missing.");
        foreach (var rule in rules)
        {
            var origin = $"https://{(app is null ? "" : AddressOf(app.Resource))}";
            foreach (var allowed in rule["allowedOrigins"].Items.Where(allowed => !allowed.Is(origin)))
                yield return At(allowed.Place, $"'{allowed}' may use the account from a browser, where only the page's origin {origin} may.");
            var methods = rule["allowedMethods"].Items.Select(method => method.Text).ToList();
            foreach (var method in Methods(deployment.Infrastructure).Append("GET").Where(method => !methods.Contains(method)))
                yield return At(rule["allowedMethods"].Place, $"The page uses {method} on the account, which the rule of CORS does not allow.");
            var headers = rule["allowedHeaders"].Items.Select(header => header.Text).ToList();
            foreach (var header in Headers(deployment.Infrastructure).Concat(PlayersHeaders).Where(header => !headers.Any(pattern => Covers(pattern, header))))
                yield return At(
                    rule["allowedHeaders"].Place,
                    $"The page sends {header}, which the rule of CORS does not allow: an asterisk stands for the rest of a name.");
        }
    }

    private static string AddressOf(DeployedResource app) =>
        AzureProperties.Find(app, app.Type == AzureTypes.Site ? "properties.defaultHostName" : "properties.configuration.ingress.fqdn", app.Place).Text;

    private static bool Covers(string pattern, string header) => pattern.EndsWith('*') ? header.StartsWith(pattern[..^1], StringComparison.OrdinalIgnoreCase)
        : string.Equals(pattern, header, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Methods(Infrastructure infrastructure) => Opened().Matches(infrastructure.Text(Scripts) ?? "")
        .Select(match => match.Groups["method"].Value);

    // A grant's metadata comes with names of its own.
    private static IEnumerable<string> Headers(Infrastructure infrastructure) => Named().Matches(infrastructure.Text(Scripts) ?? "").Select(match => match.Value)
        .Append("content-type").Append("x-ms-meta-name").Distinct();

    [GeneratedRegex(@"\.open\('(?<method>[A-Z]+)'")]
    private static partial Regex Opened();

    [GeneratedRegex("x-ms-[a-z]+(-[a-z]+)*")]
    private static partial Regex Named();
}
