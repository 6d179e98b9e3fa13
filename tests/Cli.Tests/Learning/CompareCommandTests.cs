using System.Xml.Linq;

namespace GenreFunctions.Cli.Tests.Learning;

public sealed class CompareCommandTests(FeatureFiles files) : IClassFixture<FeatureFiles>
{
    [Fact]
    public void Compare_WritesAPageAndAText_AndSaysWhatIsLacking()
    {
        var folder = files.PathOf("report");
        var run = ProgramRun.Genre("compare", "--features", files.Rows, "--out", folder, "--learners", "mlp", "--seeds", "1");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(run.Output, File.ReadAllText(Path.Combine(folder, "report.md")));
        Assert.Contains("## report (leaky)", run.Output, StringComparison.Ordinal);
        Assert.Contains("## songs", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not run: it needs an artist index", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\| mlp \| 1\.0000 \| ", run.Output);

        // A page that is well-formed, needs nothing from elsewhere and runs nothing.
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        var document = XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("<meta name=\"viewport\" content=\"width=device-width\">", "", StringComparison.Ordinal));
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.Empty(document.Descendants("script"));
        // Two protocols ran: intervals for each, and for the learner a confusion matrix, a reliability diagram and a learning curve.
        Assert.Equal(2 * (1 + 3), document.Descendants("svg").Count());
        // Every song is judged once.
        Assert.Contains("Confusion matrix of 18 answers", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--learners", "nobody", "--learners has 'nobody', but has to be of mlp, ")]
    [InlineData("--seed", "x", "--seed is 'x', but has to be a whole number")]
    [InlineData("--protocol", "luck", "--protocol is 'luck', but has to be ")]
    public void Compare_WrongOption_SaysSo(string option, string value, string message)
    {
        var run = ProgramRun.Genre("compare", "--features", files.Rows, "--out", files.PathOf("none"), option, value);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(files.PathOf("none")));
    }
}
