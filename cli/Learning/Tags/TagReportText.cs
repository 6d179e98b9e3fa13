using System.Globalization;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>What was found of learners of several labels, as text that also reads well in a model card.</summary>
internal static class TagReportText
{
    /// <summary>Writes what the rows are, and each learner with its tags and measures.</summary>
    public static void Write(TextWriter writer, ComparedTags compared)
    {
        writer.WriteLine($"{compared.Name}: {compared.Description}");
        foreach (var learner in compared.Learners)
        {
            writer.WriteLine();
            writer.WriteLine($"Learner {learner.Name}: {learner.Settings}");
            writer.WriteLine();
            WriteTags(writer, learner, compared.HasShares);
            writer.WriteLine();
            foreach (var measure in TagMeasures.Of(compared))
                writer.WriteLine($"{measure.Name,-22}  {Cell(learner.Measure(measure.Of))}");
        }
    }

    /// <summary>Writes a row a tag: means over the seeds.</summary>
    public static void WriteTags(TextWriter writer, ComparedTagLearner learner, bool hasShares)
    {
        var tags = learner.Runs[0].Songs.Tags;
        var width = Math.Max("tag".Length, tags.Max(tag => tag.Tag.Length));
        writer.WriteLine($"{"tag".PadRight(width)}  there  precision  recall     F1  average precision{(hasShares ? "  Pearson r" : "")}");
        for (var i = 0; i < tags.Count; i++)
        {
            var own = learner.Runs.Select(run => run.Songs.Tags[i]).ToList();
            writer.WriteLine(
                $"{tags[i].Tag.PadRight(width)}  {tags[i].There,5}  {Mean(own, tag => tag.Precision),9}  {Mean(own, tag => tag.Recall),6}  {Mean(own, tag => tag.F1),5}  {Mean(own, tag => tag.AveragePrecision),17}" +
                (hasShares ? $"  {Mean(own, tag => tag.Pearson),9}" : ""));
        }
    }

    /// <summary>A measure with what it varies by from seed to seed.</summary>
    public static string Cell(OverSeeds? found) => found switch
    {
        null => "-",
        { Deviation: { } deviation } several => string.Create(CultureInfo.InvariantCulture, $"{several.Mean:0.0000} (seeds vary by {deviation:0.0000})"),
        { } one => one.Mean.ToString("0.0000", CultureInfo.InvariantCulture),
    };

    private static string Mean(List<TagMeasure> tags, Func<TagMeasure, double> measure)
    {
        var mean = tags.Average(measure);
        return double.IsFinite(mean) ? mean.ToString("0.000", CultureInfo.InvariantCulture) : "-";
    }
}
