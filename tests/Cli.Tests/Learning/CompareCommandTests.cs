using System.Xml.Linq;

namespace GenreFunctions.Cli.Tests.Learning;

public sealed class CompareCommandTests(FeatureFiles files, LabelledFiles labelled) : IClassFixture<FeatureFiles>, IClassFixture<LabelledFiles>
{
    [Fact]
    public void Compare_WritesAPageAndAText_AndSaysWhatIsLacking()
    {
        var folder = files.PathOf("report");
        var run = ProgramRun.Genre("compare", "--features", files.Rows, "--out", folder, "--learners", "mlp", "--seeds", "1", "--only-genres");

        Assert.Equal(0, run.ExitCode);
        // The folder beside the file is found without being named.
        Assert.Equal($"Lists: {files.Splits}\n", run.Errors);
        Assert.Equal(run.Output, File.ReadAllText(Path.Combine(folder, "report.md")));
        Assert.Contains("## report (leaky)", run.Output, StringComparison.Ordinal);
        Assert.Contains("## songs", run.Output, StringComparison.Ordinal);
        Assert.Contains("5 folds of 9 artists", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not run: it needs three lists of songs", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^\| mlp \| 1\.0000 \| ", run.Output);
        Assert.Contains("| report: dense layers with dropout | accuracy of segments | mlp | 1.0000 | - | 1 |", run.Output, StringComparison.Ordinal);

        // A page that is well-formed, needs nothing from elsewhere and runs nothing.
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        var document = XDocument.Parse(page.Replace("<!doctype html>", "", StringComparison.Ordinal).Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal).Replace("<meta name=\"viewport\" content=\"width=device-width\">", "", StringComparison.Ordinal));
        Assert.DoesNotContain(document.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "href");
        Assert.Empty(document.Descendants("script"));
        // Three protocols ran: intervals for each, and for the learner a confusion matrix, a reliability diagram and a learning curve.
        Assert.Equal(3 * (1 + 3), document.Descendants("svg").Count());
        // Every song is judged once.
        Assert.Contains("Confusion matrix of 18 answers", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_DataBeside_IsComparedToo_AndOtherwiseSaysHowToNameIt()
    {
        var folder = labelled.PathOf("report");
        var run = ProgramRun.Genre("compare", "--features", labelled.Genres, "--out", folder, "--learners", "logistic", "--seeds", "1");

        Assert.Equal(0, run.ExitCode);
        string[] notes = run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("There is no folder '", notes[0], StringComparison.Ordinal);
        Assert.EndsWith("Name their folder with --splits.", notes[0], StringComparison.Ordinal);
        Assert.Equal(["Emotify: ", "Emotions: "], notes[1..].Select(note => note[..(note.IndexOf(' ', StringComparison.Ordinal) + 1)]));
        Assert.Matches(@"(?m)^\| emotify: the best \| accuracy of the class \| [a-z-]+ \| 1\.0000 \|", run.Output);
        Assert.Matches(@"(?m)^\| emotify: the best \| mean Pearson r \| ", run.Output);
        Assert.Matches(@"(?m)^\| emotions: the best \| micro F1 \| [a-z-]+ \| 1\.0000 \|", run.Output);
        Assert.Matches(@"(?m)^\| song-mood \| ", run.Output);
        Assert.Contains("24 rows of 12 songs, 9 tags and 2 classes", run.Output, StringComparison.Ordinal);
        var page = File.ReadAllText(Path.Combine(folder, "report.html"));
        Assert.Contains("<h2>emotify</h2>", page, StringComparison.Ordinal);
        Assert.Contains("<td>joyful_activation</td>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("artists", true)]
    [InlineData("songs", false)]
    public void Compare_OneProtocol_LooksForListsWhereItNeedsThem(string protocol, bool needs)
    {
        var run = ProgramRun.Genre("compare", "--features", labelled.Genres, "--out", labelled.PathOf(protocol), "--learners", "logistic", "--protocol", protocol);
        Assert.Equal(needs, run.Errors.Contains("Name their folder with --splits.", StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_NamedDataThatIsNotThere_SaysSoBeforeWorking()
    {
        var run = ProgramRun.Genre("compare", "--features", labelled.Genres, "--out", labelled.PathOf("none"), "--protocol", "songs", "--emotify", labelled.PathOf("gone"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("There is no labels file '", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(labelled.PathOf("none")));
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
