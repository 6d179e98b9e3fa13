using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>Settings that stand for a key of host.json name one that there is, with a value of its type.</summary>
internal sealed class HostSettingsAreKnown : DeploymentRule
{
    protected override IEnumerable<Finding> Check(Deployment deployment)
    {
        foreach (var setting in AppHost.Of(deployment).SelectMany(host => host.Settings.Items))
        {
            var name = setting["name"].Text;
            if (name.StartsWith(HostKeys.Prefix, StringComparison.OrdinalIgnoreCase)
                && HostKeys.Fault(name[HostKeys.Prefix.Length..].Replace("__", ".", StringComparison.Ordinal), setting["value"].Text) is { } fault)
                yield return At(setting["name"].Place, $"The setting {name} {fault}");
        }
    }
}
