namespace GenreFunctions.Cli.Tests.Costs.Months;

/// <summary>The months that docs/platform.md and docs/cli.md show against the program's.</summary>
public sealed class PlatformPageTests
{
    [Theory]
    [InlineData("platform.md")]
    [InlineData("cli.md")]
    public void Months_OfThePage_AreTheProgramsOutput(string page)
    {
        var blocks = Blocks(File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", page))).ToArray();

        Assert.NotEmpty(blocks);
        Assert.All(blocks, block =>
        {
            var run = ProgramRun.Shell(block.Command);
            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            // A block shows the beginning, and says so where there is more.
            var shown = block.Lines[^1] == "..." ? block.Lines[..^1] : block.Lines;
            Assert.Equal(shown, run.Output.Split('\n').Take(shown.Length));
        });
    }

    private static IEnumerable<(string Command, string[] Lines)> Blocks(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("    $ genre costs months", StringComparison.Ordinal))
                continue;
            // Blank lines belong to the block while another of its lines follows.
            var block = lines.Skip(i + 1).TakeWhile(line => line.Length == 0 || line.StartsWith("    ", StringComparison.Ordinal)).ToList();
            while (block.Count > 0 && block[^1].Length == 0)
                block.RemoveAt(block.Count - 1);
            yield return (lines[i]["    $ ".Length..], [.. block.Select(line => line.Length == 0 ? line : line[4..])]);
        }
    }
}
