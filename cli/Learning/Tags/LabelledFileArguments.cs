using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace GenreFunctions.Cli.Learning.Tags;

/// <summary>The options that name a table with several labels a row.</summary>
internal sealed class LabelledFileArguments
{
    private const int MostTags = 10_000;

    private readonly Option<string> _features = new("--features", "-f")
    {
        Description = "Table with numbers: CSV or ARFF with its tags, or a feature file with --labels.",
        HelpName = "file",
        Required = true,
    };

    private readonly Option<string?> _labels = new("--labels") { Description = "CSV file with a row of tags a song, for a feature file, whose own labels are then classes.", HelpName = "csv" };
    private readonly Option<string?> _song = new("--song-column") { Description = "Column that names a row's song: in --labels, else in --features. Rows of one song stay together.", HelpName = "name" };
    private readonly Option<string?> _tags = Names("--tags", "The tags' columns, with commas between.");
    private readonly Option<int> _last = NumberOption.Whole(0, MostTags, () => 0, "For ARFF: so many last attributes are the tags.", "--last");
    private readonly Option<string?> _class = new("--class-column") { Description = "Column that names a row's one class, as a genre.", HelpName = "name" };
    private readonly Option<string?> _ignore = Names("--ignore", "Columns that are neither tags nor features, with commas between.");

    private readonly Option<double> _presentFrom = new("--present-from")
    {
        Description = "Share from which on a tag is there, as 0.5 or 1/3.",
        HelpName = "share",
        DefaultValueFactory = _ => 0.5,
        CustomParser = Share,
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _features, _labels, _song, _tags, _last, _class, _ignore, _presentFrom })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_tags) is not null && result.GetResult(_last) is { Implicit: false })
                result.AddError("Choose one of --tags and --last.");
        });
    }

    /// <summary>The files that were named.</summary>
    public LabelledFile File(ParseResult parse) => new(parse.GetRequiredValue(_features))
    {
        LabelsPath = parse.GetValue(_labels),
        SongColumn = parse.GetValue(_song),
        ClassColumn = parse.GetValue(_class),
        Tags = parse.GetValue(_tags)?.Split(',') ?? [],
        Last = parse.GetValue(_last),
        Ignored = parse.GetValue(_ignore)?.Split(',') ?? [],
        PresentFrom = parse.GetValue(_presentFrom),
    };

    private static Option<string?> Names(string name, string description)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = "names" };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value.Split(',').Any(string.IsNullOrWhiteSpace))
                result.AddError($"{name} is '{token.Value}', but has to be names with commas between.");
        });
        return option;
    }

    private static double Share(ArgumentResult result)
    {
        var text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;
        // Shares of listeners are fractions, and a third has no end as a decimal number.
        double[] parts = [.. text.Split('/').Select(part => double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN)];
        var share = parts switch { [var only] => only, [var above, var below] => above / below, _ => double.NaN };
        if (share is not (> 0 and <= 1))
            result.AddError($"--present-from is '{text}', but has to be a share above 0, up to 1, like 0.5 or 1/3.");
        return share;
    }
}
