using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Simulation;
using GenreFunctions.Simulation.Engine;
using GenreFunctions.Simulation.Limits;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Tests.Simulation;

/// <summary>What holds for whatever songs, instances and limits.</summary>
public sealed class SimulationLawsTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(20_261_121, 7);

    private static readonly Gen<Case> AnyCase =
        from songs in Gen.Choose(1, 300)
        from seconds in Gen.Choose(3, 2000).ListOf(songs)
        from gaps in Gen.Choose(0, 4000).ListOf(songs)
        from instances in Gen.Choose(1, 5)
        from slots in Gen.Choose(1, 4)
        from inFlight in Gen.Choose(1, 10)
        from actions in Gen.Choose(20, 2000)
        from perActivity in Gen.Elements(10, 100)
        select new Case([.. seconds], [.. gaps.Select(gap => gap / 1000.0)], instances, slots, inFlight, actions, perActivity);

    [Fact]
    public void AnyRun_EverySongEndsOnce_AndLittlesLawIsExact() => ForAny(given =>
    {
        var run = given.Run();

        return Near(run.CountedBacklog.Area, run.Latency.Sum)
            && run.Arrived == given.Seconds.Length && run.Ended == run.Arrived && run.Latency.Count == run.Arrived
            && run.Backlog.Level == 0 && run.CountedBacklog.Level == 0;
    });

    [Fact]
    public void AnyRun_ExecutionsActionsAndWork_AreTheMetersOfItsSongs() => ForAny(given =>
    {
        var run = given.Run();
        var meters = given.Seconds.Select(seconds => new MeasuredSong(seconds, seconds / 1000m) { UploadBytes = Math.Max(1, seconds * 5_000_000L / 240), SegmentsPerActivity = given.SegmentsPerActivity }.Meters(default)).ToArray();

        var actions = run.Shared.Totals.Single(total => total.Limit.Name == "actions").Used;
        var requests = run.Shared.Totals.Single(total => total.Limit.Name == "requests").Used;
        // The upload itself, and taking the staging blob away, are requests that nobody is billed for.
        var notBilled = meters.Sum(song => 1 + (song.StorageWrites.Quantity > 0 ? 1 : 0));
        return run.Executions.Count == meters.Sum(song => song.Executions.Count)
            && actions == (double)meters.Sum(song => song.DurableActions.Quantity)
            && requests == (double)meters.Sum(song => song.StorageReads.Quantity + song.StorageWrites.Quantity) + notBilled
            && Near(run.CpuSeconds, run.Executions.Cpu.TotalSeconds, 1e-4)
            && Near(run.CpuSeconds, meters.Sum(song => song.Executions.Sum(ran => ran.Cpu.TotalSeconds)) + (0.005 * run.Executions.Count), 1e-4);
    });

    [Fact]
    public void AnyRun_NoExecutionIsFasterThanAlone_AndNoSongThanItsPath() => ForAny(given =>
    {
        var run = given.Run();
        var alone = given.Seconds.Sum(seconds => given.Plan().Of(seconds).SlotSeconds);

        return run.SlotSeconds >= alone - 1e-6 && run.Executions.Wall.TotalSeconds >= alone - 1e-3 && run.Instances.Most <= given.Instances
            && run.CpuSeconds <= run.Instances.Area + 1e-6;
    });

    [Fact]
    public void AnyRun_Again_IsTheSame() => ForAny(given =>
    {
        var (one, other) = (given.Run(), given.Run());

        return one.Latency.Sum.Equals(other.Latency.Sum) && one.Waiting.Sum.Equals(other.Waiting.Sum) && one.Executions == other.Executions && one.EndedAt.Equals(other.EndedAt);
    });

    [Fact]
    public void SongsOfOneActivity_WithMoreServers_NoneEndsLater() => ForAny(given =>
        // First come, first served, with work that does not depend on who does it: then more servers are never worse.
        Ends(given, given.Instances + 1).Zip(Ends(given, given.Instances), (more, fewer) => more <= fewer + 1e-9).All(holds => holds));

    [Fact]
    public void SongsOfOneActivity_WithAHigherLimit_NoneEndsLater() => ForAny(given =>
        Ends(given, given.Instances, limit: 2).Zip(Ends(given, given.Instances, limit: 1), (high, low) => high <= low + 1e-9).All(holds => holds));

    // When the k-th song has ended, for every k.
    private static double[] Ends(Case given, int servers, double limit = 1000)
    {
        var ends = new List<double>();
        var time = 0.0;
        var arrivals = given.Gaps.Zip(given.Seconds, (gap, seconds) => new SongArrival(time += gap, Work(seconds / 1000.0)));
        var input = new SimulationInput
        {
            Host = Simulations.Fixed(servers),
            WindowSeconds = 1,
            Limits = [new SharedLimit("events", "", limit, Origin.Given, "", Resource.Events)],
        };
        var songs = arrivals.ToArray();
        for (var count = 1; count <= Math.Min(25, songs.Length); count++)
            ends.Add(new ServiceSimulation(input).Run(songs.Take(count)).EndedAt);
        return [.. ends];
    }

    private static SongWork Work(double seconds) => new() { Prepare = new ExecutionWork(0, seconds), Upload = [new ResourceUse(Resource.Events, 1)] };

    private static void ForAny(Func<Case, bool> holds) => Check.One(Cases, Prop.ForAll(AnyCase.ToArbitrary(), holds));

    private static bool Near(double one, double other, double tolerance = 1e-6) => Math.Abs(one - other) <= tolerance * Math.Max(1, Math.Abs(one));

    private sealed record Case(int[] Seconds, double[] Gaps, int Instances, int Slots, int InFlight, int ActionsPerSecond, int SegmentsPerActivity)
    {
        public SongWorkPlan Plan() => new(new MeasuredSong(240, 0.24m) { SegmentsPerActivity = SegmentsPerActivity }, new WaitingTimes(new WaitingOptions(), isLocal: false));

        public RunStatistics Run()
        {
            var (plan, time) = (Plan(), 0.0);
            var arrivals = Gaps.Zip(Seconds, (gap, seconds) => new SongArrival(time += gap, plan.Of(seconds)));
            var input = new SimulationInput
            {
                Host = Simulations.Fixed(Instances, slots: Slots) with { TurnSlots = 8, TriggerSlots = 16 },
                BatchesInFlight = InFlight,
                EventSeconds = 0.3,
                DispatchSeconds = 0.02,
                WindowSeconds = 1,
                Limits =
                [
                    new SharedLimit("actions", "", ActionsPerSecond, Origin.Given, "", Resource.Actions),
                    new SharedLimit("requests", "", 50, Origin.Given, "", Resource.StorageRequests),
                ],
            };
            return new ServiceSimulation(input).Run(arrivals);
        }
    }
}
