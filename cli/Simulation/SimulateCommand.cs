using System.CommandLine;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Cli.Models;

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
        var measured = NumberOption.Amount(
            0.000_001m, 86_400, null, "Processor time to tag a song of --song-length. Without it, it is measured here and now.", "--measured-seconds");
        var model = ModelFile.Option();
        model.Description = "Model to measure with, an ONNX file. Default: the one that ships with genre.";
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object, in full precision." };
        var command = new ExampleCommand(
            "simulate", "Simulates the deployed service: instances, waiting, cost, and which limit comes first.", "genre simulate --songs-per-day 660000 --plan flex");
        workload.AddTo(command);
        command.Options.Add(measured);
        command.Options.Add(model);
        deployment.AddTo(command);
        prices.AddTo(command);
        command.Options.Add(json);
        command.Validators.Add(result =>
        {
            if (result.GetResult(measured) is not null && result.GetResult(model) is not null)
                result.AddError("Choose one of --measured-seconds, which is taken as it is, and --model, which is measured.");
        });
        command.SetAction((parse, cancellation) =>
        {
            // What can be wrong is found before anything is measured.
            var run = new SimulateRun(workload.Read(parse), deployment.Read(parse), prices.Read(parse), parse.GetValue(measured), parse.GetValue(json));
            return Task.Run(() => run.Run(() => ModelFile.Load(parse.GetValue(model)), cancellation), cancellation).WaitAsync(cancellation);
        });
        return command;
    }
}
