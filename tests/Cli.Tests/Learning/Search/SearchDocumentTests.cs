using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Cli.Tests.Learning.Search;

/// <summary>What docs/cli.md says can be searched, against what can be.</summary>
public sealed class SearchDocumentTests
{
    [Fact]
    public void Page_HasEveryLearnersSettings_AndTheirRanges()
    {
        var rows = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", "cli.md"))
            .SkipWhile(line => line != "| `--learner` | what is tried |").Skip(2).TakeWhile(line => line.StartsWith('|'));
        Assert.Equal(
            SearchableLearners.All.Select(learner => $"| `{learner.Name}` | {string.Join("; ", learner.Settings.Select(setting => $"{setting.Name} {setting.Range.Words}"))} |"),
            rows);
    }
}
