using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Monitoring;

/// <summary>Telemetry goes to the component that is made, with the app's identity: it takes no keys.</summary>
internal sealed class TelemetrySignsIn : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var host in AppHost.Of(deployment))
        {
            var (signIn, address) = (host.Setting("APPLICATIONINSIGHTS_AUTHENTICATION_STRING"), host.Setting("APPLICATIONINSIGHTS_CONNECTION_STRING"));
            var identity = host.IdentityOf(deployment) is { } own ? AzureProperties.Find(own, "properties.clientId", own.Place).Text : "";
            if (!signIn.Text.Split(';').Order(StringComparer.Ordinal).SequenceEqual(["Authorization=AAD", $"ClientId={identity}"]))
                yield return At(signIn.Place, $"APPLICATIONINSIGHTS_AUTHENTICATION_STRING is '{signIn}', where ClientId={identity};Authorization=AAD is expected.");
            if (!deployment.Of(AzureTypes.Component).Any(component => address.Is(AzureProperties.Find(component, "properties.ConnectionString", component.Place).Text)))
                yield return At(address.Place, "APPLICATIONINSIGHTS_CONNECTION_STRING is not that of the component that is made.");
        }
    }
}
