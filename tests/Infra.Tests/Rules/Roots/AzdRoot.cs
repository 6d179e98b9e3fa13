using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Evaluation;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>An azure.yaml: a folder that azd deploys from.</summary>
internal sealed partial record AzdRoot(string Path, Value Document)
{
    private const string Docs = "docs/platform.md";

    public IReadOnlyDictionary<string, Value> Services => Document["services"].Members;

    public static IEnumerable<AzdRoot> All(Infrastructure infrastructure) =>
        infrastructure.Paths.Where(path => path.EndsWith("/azure.yaml", StringComparison.Ordinal)).Prepend("azure.yaml")
            .Select(path => new AzdRoot(path, Read(infrastructure, path)));

    /// <summary>The plans that a root deploys, as the table of plans says.</summary>
    public static IReadOnlyList<string> PlansOf(Infrastructure infrastructure, string path)
    {
        var folder = System.IO.Path.GetDirectoryName(path)!.Replace('\\', '/');
        return [.. Plan().Matches(infrastructure.Text(Docs) ?? "").Where(row => row.Groups["folder"].Value == folder).Select(row => row.Groups["plan"].Value)];
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

    // | `premium` | `infra/premium` | …
    [GeneratedRegex(@"^\| `(?<plan>\w+)` \| (the root|`(?<folder>infra/[\w/-]+)`) \|", RegexOptions.Multiline)]
    private static partial Regex Plan();
}
