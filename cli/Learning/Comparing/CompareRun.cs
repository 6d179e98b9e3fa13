using GenreFunctions.Cli.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.MultiLabel;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>One run of <c>genre compare</c>.</summary>
internal sealed record CompareRun(
    string FeaturesPath, string OutputFolder, IReadOnlyList<LearnerEntry> Compared, IReadOnlyList<string> Protocols, ProtocolSources Sources, ProtocolOptions Options)
{
    /// <summary>As often as what is quick among the protocols.</summary>
    private const int UsualSeeds = 5;

    private const string PageName = "report.html";
    private const string TextName = "report.md";

    /// <summary>The tables of several labels.</summary>
    public IReadOnlyList<TaggedData> Tagged { get; init; } = [];

    /// <summary>Trains, judges, and writes both reports, anew after each protocol and each learner of several labels; the text goes to standard output too.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = FeatureFile.ReadTable(FeaturesPath);
        var tagged = Tagged.Select(data => (Data: data, Table: data.File.Read())).ToList();
        MakeFolder();
        // Whatever hinders writing is found before the work.
        OutputFile.Open(PathOf(PageName)).Dispose();
        OutputFile.Open(PathOf(TextName)).Dispose();
        try
        {
            var comparison = LearnerComparison.Run(
                Path.GetFileName(FeaturesPath), table, Compared, Protocols, Sources, Options, TimeProvider.System, Watch, Write, cancellation);
            foreach (var (data, labelled) in tagged)
                comparison = Compare(comparison, data, labelled, cancellation);
            ComparisonMarkdown.Write(Console.Out, comparison);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }

        return ExitCode.Done;
    }

    private Comparison Compare(Comparison before, TaggedData data, LabelledTable table, CancellationToken cancellation)
    {
        var found = TagComparison.Run(
            data.Name,
            table,
            data.Learners,
            new MultiLabelProtocolOptions { Seed = Options.Seed },
            Options.Seeds ?? UsualSeeds,
            (_, folds) => new TrainingProgressLine(folds),
            soFar => Write(With(soFar)),
            cancellation);
        return With(found);

        Comparison With(ComparedTags tags) => before with { Tagged = [.. before.Tagged, tags] };
    }

    private void Write(Comparison soFar)
    {
        using var page = OutputFile.Open(PathOf(PageName));
        using var text = OutputFile.Open(PathOf(TextName));
        ComparisonPage.Write(page.Writer, soFar);
        ComparisonMarkdown.Write(text.Writer, soFar);
        page.Keep();
        text.Keep();
    }

    private string PathOf(string name) => Path.Combine(OutputFolder, name);

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
