using System.Text.Json.Nodes;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>host.json has keys that there are, with values of their types; so has the one for orchestrations in Azure Storage.</summary>
internal sealed class HostFileIsKnown : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var path in HostConfiguration.Files(infrastructure))
        {
            if (infrastructure.Json(path) is not JsonObject)
                yield return At(path, $"{path} is not there, or no JSON.");
            foreach (var (key, value) in HostConfiguration.Keys(infrastructure, path))
            {
                if (HostKeys.Fault(key, value.Text) is { } fault)
                    yield return At(value.Place, $"In {path} {key} {fault}");
            }
        }
    }
}
