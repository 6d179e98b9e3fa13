using System.Globalization;
using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Cli.Learning.Comparing;

/// <summary>The first table of a comparison, cell by cell; the page and the text write the same.</summary>
internal static class SummaryTable
{
    /// <summary>Its heading.</summary>
    public const string Title = "In short";

    /// <summary>What stands below it.</summary>
    public const string Legend =
        "Means over the seeds, and how far a seed is from the mean (standard deviation): the luck of division and training, with the same songs every time. " +
        "The best of several was found on what it is judged by, so it flatters a little.";

    /// <summary>The heads of the columns.</summary>
    public static IReadOnlyList<string> Heads { get; } = ["protocol", "measure", "learner", "mean", "a seed varies by", "seeds"];

    /// <summary>A row.</summary>
    public static IReadOnlyList<string> Row(SummaryRow row) =>
        [row.Question, row.Measure, row.Learner, Number(row.Found.Mean), Deviation(row.Found), row.Found.Seeds.ToString(CultureInfo.InvariantCulture)];

    /// <summary>What a measure varies by from seed to seed.</summary>
    public static string Deviation(OverSeeds found) => found.Deviation is { } deviation ? Number(deviation) : "-";

    /// <summary>A share or a correlation.</summary>
    public static string Number(double value) => value.ToString("0.0000", CultureInfo.InvariantCulture);
}
