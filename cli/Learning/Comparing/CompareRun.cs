using GenreFunctions.Cli.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>One run of <c>genre compare</c>.</summary>
internal sealed record CompareRun(
    string FeaturesPath, string OutputFolder, IReadOnlyList<LearnerEntry> Compared, IReadOnlyList<string> Protocols, ProtocolSources Sources, ProtocolOptions Options)
{
    private const string PageName = "report.html";
    private const string TextName = "report.md";

    /// <summary>Trains, judges, and writes both reports; the text goes to standard output too.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        MakeFolder();
        using var page = OutputFile.Open(Path.Combine(OutputFolder, PageName));
        using var text = OutputFile.Open(Path.Combine(OutputFolder, TextName));
        Comparison comparison;
        try
        {
            comparison = LearnerComparison.Run(Path.GetFileName(FeaturesPath), table, Compared, Protocols, Sources, Options, TimeProvider.System, Watch, cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }

        ComparisonPage.Write(page.Writer, comparison);
        ComparisonMarkdown.Write(text.Writer, comparison);
        page.Keep();
        text.Keep();
        ComparisonMarkdown.Write(Console.Out, comparison);
        return ExitCode.Done;
    }

    private static TrainingProgressLine Watch(string protocol, string learner, int trainings) => new(trainings);

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(OutputFolder);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new WrongUseException($"The folder '{OutputFolder}' cannot be made: {fault.Message}");
        }
    }
}
