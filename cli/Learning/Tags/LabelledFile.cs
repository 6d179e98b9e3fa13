using GenreFunctions.Cli.Features;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>A table with several labels a row, as the command line names it: one CSV or ARFF file, or a feature file with a second file that has a row a song.</summary>
internal sealed record LabelledFile(string FeaturesPath)
{
    private const string Kind = "feature file";
    private const string LabelsKind = "labels file";

    /// <summary>The file that has a row a song; <see langword="null"/>: the tags are in the first file.</summary>
    public string? LabelsPath { get; init; }

    /// <summary>The column that names a row's song.</summary>
    public string? SongColumn { get; init; }

    /// <summary>The column that names a row's one class.</summary>
    public string? ClassColumn { get; init; }

    /// <summary>The tags' columns.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>So many last attributes of an ARFF file are tags; 0: not said.</summary>
    public int Last { get; init; }

    /// <summary>Columns that are nothing.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>From which share on a tag is there.</summary>
    public double PresentFrom { get; init; } = 0.5;

    /// <summary>Reads the rows.</summary>
    /// <exception cref="WrongUseException">A file is not there or no such table, or the files want something named that is not.</exception>
    public LabelledTable Read()
    {
        if (FeaturesPath.Length == 0)
            throw new WrongUseException("The name of the feature file is empty.");
        if (LabelsPath?.Length == 0)
            throw new WrongUseException("The name of the labels file is empty.");
        var isArff = Path.GetExtension(FeaturesPath).Equals(".arff", StringComparison.OrdinalIgnoreCase);
        if (isArff && (LabelsPath is not null || ClassColumn is not null || Ignored.Count > 0))
            throw new WrongUseException("--labels, --class-column and --ignore go with CSV; an ARFF file has its tags within, and no classes.");
        if (!isArff && Last > 0)
            throw new WrongUseException("--last goes with ARFF; name a CSV file's tags with --tags.");
        if (!isArff && Tags.Count == 0)
            throw new WrongUseException("A CSV file does not say which of its columns are tags; name them with --tags.");
        var table = isArff ? ReadArff() : LabelsPath is null ? ReadCsv() : ReadTwo(LabelsPath);
        return table.PresentFrom(PresentFrom);
    }

    private LabelledTable ReadArff() => InputFile.ReadText(Kind, FeaturesPath, reader => LabelledArff.Read(
        reader, new ArffOptions { TagNames = Tags, TagCount = Last, SongAttribute = SongColumn }));

    private LabelledTable ReadCsv()
    {
        var table = InputFile.ReadText(Kind, FeaturesPath, reader => LabelledCsv.Read(
            reader, new LabelledCsvOptions { TagColumns = Tags, SongColumn = SongColumn, ClassColumn = ClassColumn, IgnoredColumns = Ignored }));
        return table.FeatureNames.Count > 0 ? table : throw new WrongUseException($"The feature file '{FeaturesPath}' has no columns left to learn from.");
    }

    private LabelledTable ReadTwo(string labelsPath)
    {
        if (SongColumn is null)
            throw new WrongUseException("--labels needs --song-column, the column of that file that names its songs.");
        if (ClassColumn is not null || Ignored.Count > 0)
            throw new WrongUseException("--class-column and --ignore do not go with --labels: the classes are the feature file's labels, and what is not named is not looked at.");
        var songs = InputFile.ReadText(LabelsKind, labelsPath, reader => LabelledCsv.Read(
            reader, new LabelledCsvOptions { TagColumns = Tags, SongColumn = SongColumn, OthersAreFeatures = false }));
        var segments = FeatureFile.ReadTable(FeaturesPath);
        try
        {
            return LabelledTable.OfSegments(segments, songs);
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
    }
}
