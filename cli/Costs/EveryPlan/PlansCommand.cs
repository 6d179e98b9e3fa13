using System.CommandLine;

namespace GenreFunctions.Cli.Costs.EveryPlan;

/// <summary><c>genre costs plans</c>: one song on every plan.</summary>
internal static class PlansCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var song = new Argument<string?>("song") { Description = "A song to measure: how long it plays, and how long tagging it takes.", Arity = ArgumentArity.ZeroOrOne };
        var length = NumberOption.Amount(3, 86_400, 240, "Without a song: how long one plays, in seconds.", "--song-length");
        var speed = new SpeedOptions();
        var segments = SegmentsOption.Create();
        var plans = new PlanArguments();
        var prices = new PriceArguments();
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, with every line of every cost." };
        var command = new ExampleCommand("plans", "Shows what a song costs on every plan.", "genre costs plans --song-length 240 --machine-hour 0.20") { song, length, speed.MeasuredSeconds, speed.Model, segments };
        plans.AddSizesTo(command);
        prices.AddTo(command);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            var isFile = result.GetResult(song) is { Tokens.Count: > 0 };
            if (isFile && (result.GetResult(speed.MeasuredSeconds) is not null || result.GetResult(length) is { Implicit: false }))
                result.AddError("Choose one of a song, which is measured, and --song-length with --measured-seconds, which are taken as they are.");
            else
                speed.Check(result);
        });
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var run = new PlansRun(
                parse.GetValue(song), parse.GetValue(length)!.Value, parse.GetValue(speed.MeasuredSeconds), parse.GetValue(segments), plans.ReadAll(parse), prices.Read(parse), parse.GetValue(json));
            return speed.RunAsync(parse, run.Run, cancellation);
        });
        return command;
    }
}
