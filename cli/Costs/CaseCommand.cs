using System.CommandLine;
using GenreFunctions.Cli.Models;
using GenreFunctions.Costs;

namespace GenreFunctions.Cli.Costs;

/// <summary><c>genre costs case</c>: the business case, computed.</summary>
internal static class CaseCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var assumptions = new CaseArguments();
        var plan = new PlanArguments();
        var measured = NumberOption.Amount(
            0.000_001m, 86_400, null, "Processor time to tag a song of --song-length. Without it, it is measured here and now.", "--measured-seconds");
        var length = NumberOption.Amount(3, 86_400, 240, "How long a song plays, in seconds.", "--song-length");
        var model = ModelFile.Option();
        model.Description = "Model to measure with, an ONNX file. Default: the one that ships with genre.";
        var prices = new Option<string?>("--prices") { Description = "Price book to use instead of the one that ships, a JSON file.", HelpName = "file" };
        var machineHour = NumberOption.Amount(
            0, 1_000_000, null, "What an hour of your machine costs, in the price book's currency; for --plan local.", "--machine-hour");
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new ExampleCommand(
            "case", "Computes the business case: people against the service, as claimed and as measured.", "genre costs case --songs 1000000 --plan local --machine-hour 0.20");
        assumptions.AddTo(command);
        plan.AddTo(command);
        foreach (var option in new Option[] { measured, length, model, prices, machineHour, json })
            command.Options.Add(option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(measured) is not null && result.GetResult(model) is not null)
                result.AddError("Choose one of --measured-seconds, which is taken as it is, and --model, which is measured.");
        });
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var run = new CaseRun(
                assumptions.Read(parse), assumptions.Given(parse), plan.Read(parse), Book(parse.GetValue(prices), parse.GetValue(machineHour)),
                parse.GetValue(length)!.Value, parse.GetValue(measured), parse.GetValue(json));
            return Task.Run(() => run.Run(() => ModelFile.Load(parse.GetValue(model)), cancellation), cancellation).WaitAsync(cancellation);
        });
        return command;
    }

    private static PriceBook Book(string? path, decimal? machineHour)
    {
        var book = path is null ? PriceBook.Embedded : InputFile.Read("price book", path, PriceBook.Read, fault => fault is PriceBookException);
        return machineHour is { } price ? book.WithMachineHour(price) : book;
    }
}
