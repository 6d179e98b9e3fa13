using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Simulation.Engine;
using GenreFunctions.Simulation.Hosting;
using GenreFunctions.Simulation.Limits;
using GenreFunctions.Simulation.Results;
using GenreFunctions.Simulation.Songs;
using GenreFunctions.Simulation.Workloads;

namespace GenreFunctions.Simulation;

/// <summary>A workload on a deployment. Immutable: every run of it is the same.</summary>
public sealed class DeploymentSimulation
{
    private const string LocalPlanName = "local";
    /// <summary>Batches of a song at a time: <c>Tagging__BatchesInFlight</c>, which a rule compares with the templates.</summary>
    internal const int StandardBatchesInFlight = 8;

    /// <summary>On a machine of one's own nothing is deployed, and the code's default counts: its cores share a song.</summary>
    internal const int LocalSegmentsPerActivity = 10;

    private const string Settings = "infra/modules/settings.bicep";
    private const string CodeDefault = "functions/Tagging/TaggingOptions.cs";
    private const string OfCosts = "as costs plans has it";

    private readonly Workload _workload;
    private readonly Premise _batches;
    private readonly Premise _segments;
    private readonly Premise _bytes;
    private readonly MeasuredSong _song;
    private readonly PriceBook _prices;
    private readonly HostShape _host;
    private readonly WaitingTimes _times;
    private readonly IReadOnlyList<SharedLimit> _limits;
    private readonly BillingPlan _plan;

    /// <summary>Says what to simulate.</summary>
    /// <param name="workload">The songs.</param>
    /// <param name="deployment">Where they go.</param>
    /// <param name="song">A song of the mean duration, as measured: shorter and longer ones take as much less and more.</param>
    /// <param name="prices">What things cost.</param>
    /// <exception cref="ArgumentException">A number is out of its range; the message says which.</exception>
    public DeploymentSimulation(Workload workload, Deployment deployment, MeasuredSong song, PriceBook prices)
    {
        ArgumentNullException.ThrowIfNull(workload);
        ArgumentNullException.ThrowIfNull(deployment);
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(prices);
        workload.Check();
        Within(deployment.BatchesInFlight, 1, 100, "Batches of a song at a time");
        Within(deployment.SegmentsPerActivity, 1, 1000, "Segments of an activity");
        Within(deployment.UploadBytes, 1, 1_000_000_000_000, "Bytes of an upload");
        _batches = Premise.Of("batches of a song at a time", deployment.BatchesInFlight, StandardBatchesInFlight, Origin.Deployed, Settings);
        var isLocal = deployment.Plan == LocalPlanName;
        _segments = Premise.Of(
            "segments of an activity", deployment.SegmentsPerActivity, isLocal ? LocalSegmentsPerActivity : MeasuredSong.StandardSegmentsPerActivity, Origin.Deployed,
            isLocal ? CodeDefault : Settings);
        _bytes = Premise.Of("bytes of an upload", deployment.UploadBytes, song.UploadBytes, Origin.Assumed, OfCosts);
        (_workload, _prices) = (workload, prices);
        _song = song with { SegmentsPerActivity = (int)_segments.Value, UploadBytes = (long)_bytes.Value };
        _host = HostShapes.Of(deployment.Plan, deployment.Sizes, deployment.Host);
        _times = new WaitingTimes(deployment.Waiting, isLocal);
        // Storage and database of a machine of one's own have the limits of that machine, which are its cores.
        _limits = isLocal ? [] : ServiceLimits.Of(deployment.Limits);
        _plan = BillingPlans.Create(deployment.Plan, deployment.Sizes with { SideBySide = _host.ActivitySlots, MinimumInstances = _host.Minimum });
    }

    /// <summary>Runs it.</summary>
    /// <param name="progress">Gets the part that is done, now and then.</param>
    /// <param name="cancellation">Calls it off.</param>
    /// <exception cref="OverloadException">So many songs wait that it would never end, or not fit into memory.</exception>
    public SimulationResult Run(Action<double>? progress = null, CancellationToken cancellation = default)
    {
        var plan = new SongWorkPlan(_song, _times);
        var input = new SimulationInput
        {
            Host = _host,
            Limits = _limits,
            BatchesInFlight = (int)_batches.Value,
            EventSeconds = _times.EventSeconds,
            DispatchSeconds = _times.DispatchSeconds,
            WindowSeconds = _workload.WindowSeconds,
            EndsScaledIn = _workload.Profile == ArrivalProfile.Batch,
        };
        var statistics = new ServiceSimulation(input).Run(Arrivals(plan), progress, cancellation);
        return new ResultBuilder(_workload, _host, _plan, _prices, plan, statistics).Build([.. Premises()]);
    }

    // Times and durations have random numbers of their own, so that other durations leave the times as they were.
    private IEnumerable<SongArrival> Arrivals(SongWorkPlan plan)
    {
        var lengths = new SongLengths(_workload.MeanSeconds, _workload.Spread, new RandomSource(~_workload.Seed));
        return ArrivalTimes.Of(_workload, new RandomSource(_workload.Seed)).Select(time => new SongArrival(time, plan.Of(lengths.Next())));
    }

    private static void Within(long? value, long least, long most, string name)
    {
        if (value < least || value > most)
            throw new ArgumentException($"{name}: {value} is not between {least} and {most}.");
    }

    private IEnumerable<Premise> Premises() =>
    [
        _bytes,
        _segments,
        _batches,
        new("request units a song", (double)_song.CosmosRequestUnits, Origin.Assumed, OfCosts),
        new("request units of its cost", (double)DerivedMeters.CostRecordRequestUnits, Origin.Assumed, OfCosts),
        .. _host.Premises,
        .. _times.Premises,
    ];
}
