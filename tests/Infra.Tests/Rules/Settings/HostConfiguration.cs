using System.Text.Json.Nodes;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Hosts;

namespace GenreFunctions.Infra.Tests.Rules.Settings;

/// <summary>What the Functions host goes by: the keys of host.json, and the settings that count more than they do.</summary>
internal sealed class HostConfiguration
{
    public const string DurableTask = "extensions.durableTask.";

    private const string Standard = "host.json";
    private const string ForStorage = "host.storage.json";

    private readonly Dictionary<string, Value> _keys = new(StringComparer.OrdinalIgnoreCase);

    private HostConfiguration(string path) => Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>A key; <see langword="null"/> where nobody says it.</summary>
    public Value? this[string key] => _keys.GetValueOrDefault(key);

    /// <summary>The files that a package may have as its host.json.</summary>
    public static IEnumerable<string> Files(Infrastructure infrastructure) => infrastructure.Text(ForStorage) is null ? [Standard] : [Standard, ForStorage];

    /// <summary>What a host goes by: where there is a file of its own for orchestrations in Azure Storage, that one is in the package.</summary>
    public static HostConfiguration Of(Deployment deployment, AppHost host)
    {
        var path = deployment.Of(AzureTypes.Scheduler).Any() ? Standard : Files(deployment.Infrastructure).Last();
        var configuration = new HostConfiguration(path);
        foreach (var (key, value) in Keys(deployment.Infrastructure, path))
            configuration._keys[key] = value;
        foreach (var setting in host.Settings.Items.Where(setting => setting["name"].Text.StartsWith(HostKeys.Prefix, StringComparison.OrdinalIgnoreCase)))
            configuration._keys[setting["name"].Text[HostKeys.Prefix.Length..].Replace("__", ".", StringComparison.Ordinal)] = setting["value"];
        return configuration;
    }

    /// <summary>The keys of a file, steps down written as points.</summary>
    public static IEnumerable<(string Key, Value Value)> Keys(Infrastructure infrastructure, string path) => Leaves(infrastructure, path, "", infrastructure.Json(path));

    private static IEnumerable<(string Key, Value Value)> Leaves(Infrastructure infrastructure, string path, string key, JsonNode? node) => node is JsonObject map
        ? map.SelectMany(member => Leaves(infrastructure, path, key.Length == 0 ? member.Key : $"{key}.{member.Key}", member.Value))
        : [(key, Value.Of(infrastructure.Find(path, $"\"{key.Split('.')[^1]}\""), node is null ? "" : node.ToString()))];
}
