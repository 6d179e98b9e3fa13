using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Evaluation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>An azure.yaml: a folder that azd deploys from.</summary>
internal sealed partial record AzdRoot(string Path, Value Document)
{
    private const string PrepareScript = $"{HookScript.Folder}prepare.sh";

    public IReadOnlyDictionary<string, Value> Services => Document["services"].Members;

    public static IEnumerable<AzdRoot> All(Infrastructure infrastructure) =>
        infrastructure.Paths.Where(path => path.EndsWith("/azure.yaml", StringComparison.Ordinal)).Prepend("azure.yaml").Select(path => new AzdRoot(path, Read(infrastructure, path)));

    /// <summary>The plans that a root deploys, the usual one first, as the hook before provisioning settles them.</summary>
    public static IReadOnlyList<string> PlansOf(Infrastructure infrastructure, string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/');
        var roots = Root().Matches(infrastructure.Text(PrepareScript) ?? "").ToList();
        var own = roots.FirstOrDefault(match => match.Groups["folder"].Value == folder) ?? (folder.Length == 0 ? roots.FirstOrDefault(match => match.Groups["folder"].Length == 0) : null);
        return own is null ? [] : own.Groups["plans"].Value.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    private static Value Read(Infrastructure infrastructure, string path)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(infrastructure.Text(path) ?? ""));
            return stream.Documents.Count == 0 ? Value.Null(new Place(path, 1)) : Of(path, stream.Documents[0].RootNode);
        }
        catch (YamlException)
        {
            return Value.Null(new Place(path, 1));
        }
    }

    private static Value Of(string path, YamlNode node)
    {
        var place = new Place(path, (int)node.Start.Line);
        return node switch
        {
            YamlMappingNode map => Value.Of(place, map.Children.ToDictionary(child => ((YamlScalarNode)child.Key).Value ?? "", child => Of(path, child.Value))),
            YamlSequenceNode list => Value.Of(place, [.. list.Children.Select(child => Of(path, child))]),
            YamlScalarNode { Value: { } text } => Value.Of(place, text),
            _ => Value.Null(place),
        };
    }

    // A case of the shell: */infra/gpu) plans="containerAppsGpu containerApps" ;;
    [GeneratedRegex("""^\s*\*(/(?<folder>[\w/-]+))?\)\s*plans="(?<plans>[\w ]+)"\s*;;""", RegexOptions.Multiline)]
    private static partial Regex Root();
}
