using YamlDotNet.RepresentationModel;

namespace GenreFunctions.Deployment.Tests.Roots;

/// <summary>A folder that `azd up` is run in, as its azure.yaml describes it.</summary>
internal sealed class AzdRoot
{
    private readonly YamlMappingNode _document;

    private AzdRoot(string folder)
    {
        Folder = folder;
        using var text = new StreamReader(Path.Combine(FullPath, "azure.yaml"));
        var stream = new YamlStream();
        stream.Load(text);
        _document = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public static AzdRoot Flex { get; } = new(".");

    public static AzdRoot Premium { get; } = new("infra/premium");

    public static AzdRoot Containers { get; } = new("infra/gpu");

    public static IReadOnlyList<AzdRoot> All { get; } = [Flex, Premium, Containers];

    /// <summary>Below the repository.</summary>
    public string Folder { get; }

    public string FullPath => Path.GetFullPath(Path.Combine(RepositoryFolder.Path, Folder));

    /// <summary>What is written at a path of keys; <see langword="null"/> when nothing is.</summary>
    public string? Value(params string[] keys) => (At(keys) as YamlScalarNode)?.Value;

    /// <summary>What is listed at a path of keys.</summary>
    public IEnumerable<string> Values(params string[] keys) =>
        At(keys) is YamlSequenceNode list ? list.Select(item => ((YamlScalarNode)item).Value!) : [];

    /// <summary>The keys below a path of keys.</summary>
    public IEnumerable<string> Keys(params string[] keys) =>
        At(keys) is YamlMappingNode map ? map.Children.Keys.Select(key => ((YamlScalarNode)key).Value!) : [];

    /// <summary>All its hooks: the project's run in the root, a service's in the service's folder.</summary>
    public IEnumerable<AzdHook> Hooks()
    {
        foreach (var name in Keys("hooks"))
            yield return Hook(name, Folder, "hooks", name);
        foreach (var service in Keys("services"))
        {
            foreach (var name in Keys("services", service, "hooks"))
                yield return Hook(name, Path.Combine(Folder, Value("services", service, "project")!), "services", service, "hooks", name);
        }
    }

    /// <summary>The hook of a name.</summary>
    public AzdHook Hook(string name) => Hooks().Single(hook => hook.Name == name);

    public override string ToString() => Folder;

    private AzdHook Hook(string name, string folder, params string[] keys)
    {
        string Run(string platform) => Value([.. keys, platform, "run"]) ?? throw new InvalidOperationException($"{this}: {name} has no command for {platform}.");
        return new AzdHook(name, folder, Run("posix"), Run("windows"));
    }

    private YamlNode? At(string[] keys)
    {
        YamlNode? node = _document;
        foreach (var key in keys)
            node = node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
        return node;
    }
}
