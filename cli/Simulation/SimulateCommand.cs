using System.CommandLine;
using GenreFunctions.Cli.Costs;

namespace GenreFunctions.Cli.Simulation;

/// <summary><c>genre simulate</c>: how many instances, how long a song waits, what it costs, and which limit comes first.</summary>
internal static class SimulateCommand
{
    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var workload = new WorkloadArguments();
        var deployment = new DeploymentArguments();
        var prices = new PriceArguments();
        var speed = new SpeedOptions();
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var command = new ExampleCommand(
            "simulate", "Simulates the deployed service: instances, waiting, cost, and which limit comes first.", "genre simulate --songs-per-day 660000 --plan flex");
        workload.AddTo(command);
        command.Options.Add(speed.MeasuredSeconds);
        command.Options.Add(speed.Model);
        deployment.AddTo(command);
        prices.AddTo(command);
        command.Options.Add(json);
        command.Validators.Add(speed.Check);
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var run = new SimulateRun(workload.Read(parse), deployment.Read(parse), prices.Read(parse), parse.GetValue(speed.MeasuredSeconds), parse.GetValue(json));
            return speed.RunAsync(parse, run.Run, cancellation);
        });
        return command;
    }
}
