using System.Text.RegularExpressions;
using GenreFunctions.Infra.Tests.Rules.Roots;

namespace GenreFunctions.Infra.Tests.Rules.Events;

/// <summary>The key that Event Grid calls with is called by its name wherever it is spoken of; the extension makes it.</summary>
internal sealed partial class KeysAreCalledAlike : Rule
{
    private const string Key = "blobs_extension";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var texts = infrastructure.Bicep.Keys.Select(path => (Path: path, Text: infrastructure.Text(path)!))
            .Concat(HookScript.All(infrastructure).Select(script => (script.Path, script.Text)));
        foreach (var (path, text) in texts)
        {
            foreach (var name in Named().Matches(text).Select(match => match.Value).Where(name => name != Key).Distinct())
                yield return At(infrastructure.Find(path, name), $"There is no key {name}: the blob trigger's is {Key}.");
        }
    }

    [GeneratedRegex("[a-z]+_extension\\b")]
    private static partial Regex Named();
}
