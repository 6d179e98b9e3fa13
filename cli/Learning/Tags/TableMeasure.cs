using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>What is measured over all tags, with its name.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Take">The measure; <see langword="null"/> where it is not known.</param>
internal sealed record TableMeasure(string Name, Func<MultiLabelReport, double?> Take)
{
    /// <summary>The accuracy of the one right class.</summary>
    public static TableMeasure ClassAccuracy { get; } = new("class accuracy", report => report.ClassAccuracy);

    /// <summary>F1 over all tags together.</summary>
    public static TableMeasure MicroF1 { get; } = new("micro F1", report => report.Songs.MicroF1);

    /// <summary>Mean correlation of score and share.</summary>
    public static TableMeasure MeanPearson { get; } = new("mean Pearson r", report => report.Songs.MeanPearson);

    /// <summary>Those that say something of a table.</summary>
    public static IReadOnlyList<TableMeasure> Of(ComparedTags compared) =>
    [
        .. compared.HasClasses ? [ClassAccuracy] : Array.Empty<TableMeasure>(),
        MicroF1,
        new("micro precision", report => report.Songs.MicroPrecision),
        new("micro recall", report => report.Songs.MicroRecall),
        new("macro F1", report => report.Songs.MacroF1),
        new("macro precision", report => report.Songs.MacroPrecision),
        new("macro recall", report => report.Songs.MacroRecall),
        new("mean average precision", report => report.Songs.MeanAveragePrecision),
        new("Hamming loss", report => report.Songs.HammingLoss),
        new("ranking loss", report => report.Songs.RankingLoss),
        .. compared.HasShares ? [MeanPearson] : Array.Empty<TableMeasure>(),
    ];
}
