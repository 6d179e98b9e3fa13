using System.Text.Json.Nodes;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>host.json has keys that there are, with values of their types.</summary>
internal sealed class HostFileIsKnown : Rule
{
    public const string Path = "host.json";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        if (infrastructure.Json(Path) is not JsonObject host)
            return [At(Path, "host.json is not there, or no JSON.")];
        return Leaves("", host).Select(leaf => (leaf.Key, Fault: HostKeys.Fault(leaf.Key, leaf.Value)))
            .Where(one => one.Fault is not null)
            .Select(one => At(infrastructure.Find(Path, $"\"{one.Key.Split('.')[^1]}\""), $"In host.json {one.Key} {one.Fault}"));
    }

    private static IEnumerable<(string Key, string Value)> Leaves(string path, JsonNode? node) => node is JsonObject map
        ? map.SelectMany(member => Leaves(path.Length == 0 ? member.Key : $"{path}.{member.Key}", member.Value))
        : [(path, $"{node}")];
}
