using System.CommandLine;
using GenreFunctions.Cli.Models;

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
        var segments = SegmentsOption.Create();
        var prices = new PriceArguments();
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new ExampleCommand(
            "case", "Computes the business case: people against the service, as claimed and as measured.", "genre costs case --songs 1000000 --plan local --machine-hour 0.20");
        assumptions.AddTo(command);
        plan.AddTo(command);
        prices.AddTo(command);
        foreach (var option in new Option[] { measured, length, model, segments, json })
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
                assumptions.Read(parse), assumptions.Given(parse), plan.Read(parse), prices.Read(parse),
                parse.GetValue(length)!.Value, parse.GetValue(measured), parse.GetValue(segments), parse.GetValue(json));
            return Task.Run(() => run.Run(() => ModelFile.Load(parse.GetValue(model)), cancellation), cancellation).WaitAsync(cancellation);
        });
        return command;
    }
}
