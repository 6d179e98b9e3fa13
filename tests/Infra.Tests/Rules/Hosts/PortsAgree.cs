using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Hosts;

/// <summary>The image listens where hosts send requests to.</summary>
internal sealed partial class PortsAgree : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        var image = deployment.Infrastructure.Text(ImageIsWhole.Dockerfile) ?? "";
        var (listens, exposed) = (Listens().Match(image).Groups["port"].Value, Exposes().Match(image).Groups["port"].Value);
        if (listens.Length == 0 || listens != exposed)
            yield return At(
                deployment.Infrastructure.Find(ImageIsWhole.Dockerfile, "EXPOSE"),
                $"The image listens on '{listens}' and exposes '{exposed}': both have to be the same.");
        foreach (var host in AppHost.Of(deployment))
        {
            var isImage = host.IsContainerApp || host.Resource.Properties["siteConfig.linuxFxVersion"].IsThere;
            var port = host.IsContainerApp ? host.Resource.Properties["configuration.ingress.targetPort"] : host.Setting("WEBSITES_PORT");
            if (isImage && port.Text != listens)
                yield return At(port.Place, $"Requests go to the port '{port}', and the image listens on {listens} ({ImageIsWhole.Dockerfile}).");
        }
    }

    [GeneratedRegex(@"ASPNETCORE_URLS=http://\+:(?<port>\d+)")]
    private static partial Regex Listens();

    [GeneratedRegex(@"^EXPOSE (?<port>\d+)", RegexOptions.Multiline)]
    private static partial Regex Exposes();
}
