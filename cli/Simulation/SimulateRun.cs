using GenreFunctions.Cli.Costs;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Models;
using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Results;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Cli.Simulation;

/// <summary>One run of <c>genre simulate</c>.</summary>
/// <param name="Workload">What is uploaded.</param>
/// <param name="Deployments">Where it goes: one, or several to compare.</param>
/// <param name="Prices">The prices.</param>
/// <param name="MeasuredSeconds">Processor time to tag a song of the mean duration, or <see langword="null"/> to measure it.</param>
/// <param name="AsJson">One JSON object.</param>
internal sealed record SimulateRun(Workload Workload, IReadOnlyList<Deployment> Deployments, PriceBook Prices, decimal? MeasuredSeconds, bool AsJson)
{
    /// <summary>What the progress line counts to, for every plan.</summary>
    private const int Steps = 100;

    /// <summary>Measures, simulates and prints.</summary>
    /// <exception cref="WrongUseException">A number does not fit, no song came, songs are left waiting without end, or the model cannot be used.</exception>
    public int Run(Func<GenreModel> loadModel, CancellationToken cancellation)
    {
        try
        {
            // What does not fit is found with any speed, before one is measured.
            _ = Simulations(MeasuredSeconds ?? 1);
            var seconds = MeasuredSeconds ?? SongMeasurement.Seconds(loadModel(), (decimal)Workload.MeanSeconds, cancellation);
            var results = Simulate(Simulations(seconds), cancellation);
            if (results.All(result => result.Songs == 0))
                throw new WrongUseException(FormattableString.Invariant($"No song came in the {Workload.Hours:0.##} h that were simulated: simulate more songs a day{(Workload.Hours < 24 ? ", or more hours" : "")}."));
            var report = new SimulateReport(Workload, seconds, MeasuredSeconds is null ? CaseInput.Measured : "given", Prices, results);
            if (AsJson)
                SimulateJson.Write(Console.Out, report);
            else if (results.Count == 1)
                SimulateText.Write(Console.Out, report);
            else
                ComparisonText.Write(Console.Out, report);
            return ExitCode.Done;
        }
        catch (ArgumentException fault)
        {
            throw WrongUseException.Because(fault);
        }
        catch (OverloadException fault)
        {
            throw new WrongUseException(fault.Message);
        }
    }

    private DeploymentSimulation[] Simulations(decimal seconds) =>
        [.. Deployments.Select(deployment => new DeploymentSimulation(Workload, deployment, new MeasuredSong((decimal)Workload.MeanSeconds, seconds), Prices))];

    private static List<SimulationResult> Simulate(DeploymentSimulation[] simulations, CancellationToken cancellation)
    {
        using var line = new ProgressLine(Terminal.OpenProgress(), simulations.Length * Steps, TimeProvider.System);
        List<SimulationResult> results = [];
        foreach (var simulation in simulations)
        {
            var shown = 0;
            results.Add(simulation.Run(part => Advance((int)(part * Steps)), cancellation));
            Advance(Steps);

            void Advance(int step)
            {
                for (; shown < step; shown++)
                    line.Advance();
            }
        }

        return results;
    }
}
