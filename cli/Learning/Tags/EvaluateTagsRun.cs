using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>One run of <c>genre evaluate-tags</c>.</summary>
internal sealed record EvaluateTagsRun(LabelledFile File, IReadOnlyList<TagLearnerEntry> Learners, MultiLabelProtocolOptions Options, int Seeds, bool Json)
{
    /// <summary>Trains, judges, and prints.</summary>
    public int Run(CancellationToken cancellation)
    {
        var table = File.Read();
        ComparedTags compared;
        try
        {
            compared = TagComparison.Run(
                Path.GetFileName(File.FeaturesPath), table, Learners.Count > 0 ? Learners : [TagLearners.DefaultFor(table)], Options, Seeds, (_, folds) => new TrainingProgressLine(folds), cancellation: cancellation);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }

        if (Json)
            TagReportJson.Write(Console.Out, table, Options, compared);
        else
            TagReportText.Write(Console.Out, compared);
        return ExitCode.Done;
    }
}
