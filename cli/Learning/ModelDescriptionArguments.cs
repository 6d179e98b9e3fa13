using System.CommandLine;
using System.Globalization;

namespace GenreFunctions.Cli.Learning;

/// <summary>What a new model says of itself.</summary>
/// <param name="nameOfNoFile">What a model is called whose file has no name.</param>
internal sealed class ModelDescriptionArguments(string nameOfNoFile)
{
    private readonly Option<string?> _name = new("--name") { Description = $"What the model is called. Default: the file's name, or {nameOfNoFile} when it has none.", HelpName = "name" };
    private readonly Option<string?> _dataSet = new("--data-set") { Description = "What the rows are, in words. Default: the feature file's name.", HelpName = "text" };
    private readonly Option<string?> _date = new("--date") { Description = "The day written into the model. Default: today.", HelpName = "yyyy-mm-dd" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _name.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !IsName(token.Value))
                result.AddError("--name has to be a name, not empty and without control characters.");
        });
        foreach (var option in new Option[] { _name, _dataSet, _date })
            command.Options.Add(option);
    }

    /// <summary>The name that was given, or else that of the model's file.</summary>
    public string Name(ParseResult parse, string outputPath)
    {
        if (parse.GetValue(_name) is { } given)
            return given;
        var fileName = Path.GetFileNameWithoutExtension(outputPath);
        return !OutputFile.IsStandardOutput(outputPath) && IsName(fileName) ? fileName : nameOfNoFile;
    }

    /// <summary>What the rows are.</summary>
    public string? DataSet(ParseResult parse) => parse.GetValue(_dataSet);

    /// <summary>The day that was given, or today.</summary>
    /// <exception cref="WrongUseException">It is no day.</exception>
    public DateOnly Day(ParseResult parse) =>
        parse.GetValue(_date) is not { } text ? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime)
        : DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new WrongUseException($"--date is '{text}', but has to be a day like 2026-01-31.");

    private static bool IsName(string text) => !string.IsNullOrWhiteSpace(text) && !text.Any(char.IsControl);
}
