using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>No key, password or signature is in a setting, an output or a parameter.</summary>
internal sealed partial class NoSecretsAreSaid : Rule
{
    // The one place where a key is read: inside Azure, into the subscription that needs it.
    private const string KeyReader = "infra/event-subscription.bicep";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var call in file.Expressions.OfType<Expression.Call>()
                .Where(call => call.Function is "listKeys" or "listAccountSas" or "list" or "getSecret" && file.Path != KeyReader))
                yield return At(call.Place, $"{call.Function} reads a secret: reach what it is for with an identity.");
            foreach (var parameter in file.Parameters.Where(parameter => SecretName().IsMatch(parameter.Name) && parameter.Decorator("secure") is null))
                yield return At(parameter.Place, $"The parameter {parameter.Name} sounds like a secret: mark it @secure(), or better do without it.");
            foreach (var output in file.Outputs.Where(output => SecretName().IsMatch(output.Name) || output.Value.All().Any(IsSecret)))
                yield return At(output.Place, $"The output {output.Name} says a secret, and outputs are kept with the deployment: take it away.");
        }

        var values = infrastructure.Deployments.SelectMany(deployment => AppHost.Of(deployment)).SelectMany(host => host.Settings.Items)
            .DistinctBy(setting => setting["name"].Place);
        foreach (var setting in values.Where(setting => SecretValue().IsMatch(setting["value"].Text)))
            yield return At(setting["name"].Place, $"The setting {setting["name"]} has a key in it: use the app's identity.");
    }

    private static bool IsSecret(Expression expression) =>
        expression is Expression.Call { Function: "listKeys" or "listAccountSas" or "list" or "getSecret" } or Expression.Access { Member: "ConnectionString" or "InstrumentationKey" or "primaryKey" or "primarySharedKey" };

    [GeneratedRegex("(password|secret|accessKey|accountKey|connectionString|sasToken)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretName();

    [GeneratedRegex("(AccountKey=|SharedAccessKey|[?&;]sig=|Password=|<list)", RegexOptions.IgnoreCase)]
    private static partial Regex SecretValue();
}
