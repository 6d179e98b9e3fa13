using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Engine;
using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Hosting.Scaling;
using GenreFunctions.Simulation.Limits;
using GenreFunctions.Simulation.Results;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Tests.Simulation;

/// <summary>Simulations for tests: whole deployments, and bare queues.</summary>
internal static class Simulations
{
    /// <summary>A deployment with the book that ships.</summary>
    public static SimulationResult Of(Workload workload, Deployment deployment, decimal seconds = 0.25m, PriceBook? prices = null) =>
        new DeploymentSimulation(workload, deployment, new MeasuredSong((decimal)workload.MeanSeconds, seconds), prices ?? PriceBook.Embedded.WithMachineHour(0.2m)).Run();

    /// <summary>Instances that never change, with so many slots that only those for activities matter.</summary>
    public static HostShape Fixed(int instances, double cores = 1, int slots = 1) => new()
    {
        Cores = cores, ActivitySlots = slots, TurnSlots = 1000, TriggerSlots = 1000, Minimum = instances, Maximum = instances, CreateScaler = () => new FixedScaler(),
    };

    /// <summary>One activity per song, and nothing around it.</summary>
    public static SongWork Work(double cpuSeconds, double waitSeconds = 0, params ResourceUse[] uses) => new() { Prepare = new ExecutionWork(waitSeconds, cpuSeconds, uses) };

    /// <summary>A queue: songs at random at a rate, each with work of its own.</summary>
    public static RunStatistics Queue(HostShape host, double rate, int songs, Func<RandomSource, SongWork> work, params SharedLimit[] limits)
    {
        var (times, works) = (new RandomSource(7), new RandomSource(11));
        var time = 0.0;
        var arrivals = Enumerable.Range(0, songs).Select(_ => new SongArrival(time += Exponential(times, 1 / rate), work(works)));
        return new ServiceSimulation(new SimulationInput { Host = host, Limits = limits, WindowSeconds = songs / rate }).Run(arrivals);
    }

    /// <summary>An exponential time.</summary>
    public static double Exponential(RandomSource random, double mean) => -Math.Log(1 - random.NextDouble()) * mean;
}
