namespace GenreFunctions.Cli.Tests.Simulation;

/// <summary>The commands of docs/scale.md, run again: what the page shows is what they say. A line of three dots stands for lines that the page leaves out.</summary>
public sealed class ScaleDocumentTests
{
    private const string Prompt = "$ genre ";
    private const string LeftOut = "...";

    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "docs", "scale.md"));

    private static readonly Dictionary<string, string[]> Blocks = Read(Lines);

    public static TheoryData<string> Commands => [.. Blocks.Keys];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Command_OfThePage_SaysWhatThePageShows(string command)
    {
        var run = ProgramRun.Genre(command.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var lines = run.Output.TrimEnd('\n').Split('\n');
        var at = 0;
        var isLeftOut = false;
        foreach (var shown in Blocks[command])
        {
            if (shown == LeftOut)
            {
                isLeftOut = true;
                continue;
            }

            var found = Array.IndexOf(lines, shown, at);
            // When the simulation or a price has changed, this output is what the page has to show.
            Assert.True(found >= at && (isLeftOut || found == at), $"The page shows:\n{shown}\nbut the command says:\n{run.Output}");
            (at, isLeftOut) = (found + 1, false);
        }

        Assert.True(isLeftOut || at == lines.Length, $"The page ends before the command does:\n{run.Output}");
    }

    [Fact]
    public void Simulated_BesideMeasured_IsWhatTheCommandAboveSays()
    {
        var simulated = Lines.SkipWhile(line => line != "| 8 songs/s | measured | simulated |").Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[3].Trim());
        var said = string.Join('\n', Blocks.Single(block => block.Key.Contains("--plan local", StringComparison.Ordinal)).Value);

        Assert.Equal(4, simulated.Count());
        Assert.All(simulated, figure => Assert.Contains($" {figure}", said, StringComparison.Ordinal));
    }

    [Fact]
    public void Page_HasEveryPlan_AndKindOfQuestion() =>
        Assert.All(["--plan all", "--plan local", "--profile batch", "--scheduler-units", "--segments-per-activity"], part => Assert.Contains(Blocks.Keys, command => command.Contains(part, StringComparison.Ordinal)));

    private static Dictionary<string, string[]> Read(string[] lines)
    {
        var blocks = new Dictionary<string, string[]>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith(Prompt, StringComparison.Ordinal))
                blocks.Add(lines[i][Prompt.Length..], [.. lines.Skip(i + 1).TakeWhile(line => line != "```")]);
        }

        return blocks;
    }
}
