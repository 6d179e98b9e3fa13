using GenreFunctions.Cli.Costs;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>What was found of learners of several labels as one JSON object, in full precision; what is not known is left out.</summary>
internal static class TagReportJson
{
    /// <summary>Writes it.</summary>
    public static void Write(TextWriter writer, LabelledTable table, MultiLabelProtocolOptions options, ComparedTags compared) => IndentedJson.Write(
        writer,
        new
        {
            Features = compared.Name,
            Rows = table.Rows.Count,
            Songs = table.Rows.Songs.Distinct().Count(),
            Tags = table.TagNames,
            Classes = table.ClassNames,
            table.Rows.PresentFrom,
            options.Folds,
            options.Seed,
            Thresholds = ThresholdNames.Of(options.Thresholds),
            compared.Description,
            Learners = compared.Learners.Select(learner => new
            {
                Learner = learner.Name,
                learner.Settings,
                Measures = TableMeasure.Of(compared).Select(measure => new { Measure = measure.Name, Found = learner.Measure(measure.Take) }),
                Runs = learner.Runs.Select((run, i) => Run(run, options.Seed + i)),
            }),
        });

    private static object Run(MultiLabelReport run, long seed) => new
    {
        Seed = seed,
        run.ClassAccuracy,
        run.Songs.MicroPrecision,
        run.Songs.MicroRecall,
        run.Songs.MicroF1,
        run.Songs.MacroPrecision,
        run.Songs.MacroRecall,
        run.Songs.MacroF1,
        MeanAveragePrecision = Known(run.Songs.MeanAveragePrecision),
        MeanPearson = Known(run.Songs.MeanPearson),
        run.Songs.HammingLoss,
        RankingLoss = Known(run.Songs.RankingLoss),
        run.FoldMicroF1,
        run.Thresholds,
        Tags = run.Songs.Tags.Select(tag => new
        {
            tag.Tag,
            tag.Rows,
            tag.There,
            tag.Said,
            tag.Right,
            tag.Precision,
            tag.Recall,
            tag.F1,
            AveragePrecision = Known(tag.AveragePrecision),
            Pearson = Known(tag.Pearson),
        }),
    };

    // JSON has no NaN.
    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
