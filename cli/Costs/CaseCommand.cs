using System.CommandLine;

namespace GenreFunctions.Cli.Costs;

/// <summary><c>genre costs case</c>: the business case, computed.</summary>
internal static class CaseCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var assumptions = new CaseArguments();
        var plan = new PlanArguments();
        var speed = new SpeedOptions();
        var length = NumberOption.Amount(3, 86_400, 240, "How long a song plays, in seconds.", "--song-length");
        var segments = SegmentsOption.Create();
        var prices = new PriceArguments();
        var json = new Option<bool>("--json") { Description = "One JSON object." };
        var command = new ExampleCommand(
            "case", "Computes the business case: people against the service, as claimed and as measured.", "genre costs case --songs 1000000 --plan local --machine-hour 0.20");
        assumptions.AddTo(command);
        plan.AddTo(command);
        prices.AddTo(command);
        foreach (var option in new Option[] { speed.MeasuredSeconds, length, speed.Model, segments, json })
            command.Options.Add(option);
        command.Validators.Add(speed.Check);
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var run = new CaseRun(
                assumptions.Read(parse), assumptions.Given(parse), plan.Read(parse), prices.Read(parse),
                parse.GetValue(length)!.Value, parse.GetValue(speed.MeasuredSeconds), parse.GetValue(segments), parse.GetValue(json));
            return speed.RunAsync(parse, run.Run, cancellation);
        });
        return command;
    }
}
