using System.CommandLine;
using GenreFunctions.Costs;

namespace GenreFunctions.Cli.Costs;

/// <summary>The options that say what things cost.</summary>
internal sealed class PriceArguments
{
    private readonly Option<string?> _prices = new("--prices") { Description = "Price book to use instead of the one that ships, a JSON file.", HelpName = "file" };

    private readonly Option<decimal?> _machineHour = NumberOption.Amount(
        0, 1_000_000, null, "What an hour of your machine costs, in the price book's currency; for the plan local.", "--machine-hour");

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_prices);
        command.Options.Add(_machineHour);
    }

    /// <summary>The price book that was asked for.</summary>
    /// <exception cref="WrongUseException">It is not there, or is none.</exception>
    public PriceBook Read(ParseResult parse)
    {
        var book = parse.GetValue(_prices) is { } path ? InputFile.Read("price book", path, PriceBook.Read, fault => fault is PriceBookException) : PriceBook.Embedded;
        return parse.GetValue(_machineHour) is { } price ? book.WithMachineHour(price) : book;
    }
}
