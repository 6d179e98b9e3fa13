using System.Diagnostics;
using System.Diagnostics.Metrics;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Uploads;

namespace GenreFunctions.Functions.Metrics;

/// <summary>
/// What the service measures of itself, by System.Diagnostics.Metrics: meter <c>GenreFunctions</c>. Attributes are few and of few values; songs and publishers
/// are in the cost records, never here. Thread-safe.
/// </summary>
public sealed class GenreMetrics
{
    /// <summary>What the meter is called.</summary>
    public const string MeterName = "GenreFunctions";

    internal const string PlanAttribute = "hosting.plan";
    internal const string ModelAttribute = "genre.model.version";
    internal const string OutcomeAttribute = "outcome";
    internal const string FunctionAttribute = "function";

    // A song of 30 s on Flex costs some ten-thousandths of a dollar; two decades on either side.
    private static readonly double[] CostBounds =
        [0.000_001, 0.000_002, 0.000_005, 0.000_01, 0.000_02, 0.000_05, 0.000_1, 0.000_2, 0.000_5, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

    // Most songs take two to five minutes; 3 s is the shortest that is tagged.
    private static readonly double[] DurationBounds = [3, 10, 30, 60, 90, 120, 150, 180, 210, 240, 300, 360, 480, 600, 1200, 1800, 3600, 7200];

    // Three seconds each, ten a batch.
    private static readonly int[] SegmentBounds = [1, 5, 10, 20, 30, 40, 50, 60, 70, 80, 100, 120, 160, 200, 400, 600, 1200, 2400];

    // From the next poll to the day after an outage.
    private static readonly double[] AgeBounds = [0.1, 0.5, 1, 2, 5, 10, 20, 60, 300, 900, 3600, 14_400, 86_400];

    // From asking for a blob's properties to decoding six hours of music.
    private static readonly double[] ExecutionBounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800];

    private readonly string _currency;
    private readonly string _plan;
    private readonly Histogram<double> _cost;
    private readonly Histogram<double> _duration;
    private readonly Histogram<int> _segments;
    private readonly Histogram<double> _age;
    private readonly Counter<double> _idle;
    private readonly Histogram<double> _executions;
    private readonly Counter<int> _poison;

    /// <summary>Measures, with costs in the price book's currency.</summary>
    public GenreMetrics(IMeterFactory meters, CostOptions costs)
    {
        ArgumentNullException.ThrowIfNull(meters);
        ArgumentNullException.ThrowIfNull(costs);
        _currency = costs.Prices.Currency;
        _plan = costs.Plan.Name;
        var meter = meters.Create(MeterName);
        _cost = meter.CreateHistogram("genre.song.cost", $"{{{_currency}}}", "What a run of a song cost, by list prices; at least, where something had no price.", null, Bounds(CostBounds));
        _duration = meter.CreateHistogram("genre.song.duration", "s", "Audio that was read of a song.", null, Bounds(DurationBounds));
        _segments = meter.CreateHistogram("genre.segment.count", "{segment}", "Segments that a song was cut into.", null, Bounds(SegmentBounds));
        _age = meter.CreateHistogram("genre.queue.age", "s", "From a song's upload to the beginning of its run.", null, Bounds(AgeBounds));
        _idle = meter.CreateCounter<double>("genre.cost.idle", $"{{{_currency}}}", "What instances cost that waited for songs, by list prices.");
        _executions = meter.CreateHistogram("genre.execution.duration", "s", "Executions of functions that work for songs, every attempt of them.", null, Bounds(ExecutionBounds));
        _poison = meter.CreateCounter<int>("genre.poison.count", "{message}", "Messages about songs that were given up on.");
    }

    /// <summary>A run has ended, and this is what it cost. Nothing is said of a cost of which nothing has a price.</summary>
    /// <param name="cost">The run.</param>
    /// <param name="uploadedAt">When the song was uploaded; left out where something else started the run, such as a request to tag it again.</param>
    public void Recorded(SongCost cost, DateTimeOffset? uploadedAt = null)
    {
        ArgumentNullException.ThrowIfNull(cost);
        var attributes = new TagList
        {
            { PlanAttribute, cost.Plan },
            { ModelAttribute, cost.ModelId },
            { OutcomeAttribute, cost.Became },
        };
        if (cost.Cost.AtLeast() is { } known && cost.Cost.Currency == _currency)
            _cost.Record((double)known, attributes);
        _duration.Record((double)cost.Meters.AudioSeconds.Quantity, attributes);
        _segments.Record(cost.Meters.Segments, attributes);

        // The clocks of storage and service differ.
        if (uploadedAt is { } uploaded)
            _age.Record(Math.Max(0, (cost.Meters.Start - uploaded).TotalSeconds), attributes);
    }

    /// <summary>Waiting for songs has cost this. To be called once for a stretch.</summary>
    public void Idle(IdleCost cost)
    {
        ArgumentNullException.ThrowIfNull(cost);
        if (cost.Cost.AtLeast() is { } known && cost.Cost.Currency == _currency)
            _idle.Add((double)known, new TagList { { PlanAttribute, cost.Plan } });
    }

    /// <summary>A function was executed. Exact, where traces are samples: alerts count these.</summary>
    internal void Executed(string function, ExecutionOutcome outcome, TimeSpan wall) => _executions.Record(
        wall.TotalSeconds,
        new TagList { { PlanAttribute, _plan }, { FunctionAttribute, function }, { OutcomeAttribute, AppJson.Word(outcome) } });

    /// <summary>A message about a song that was given up on has been dealt with.</summary>
    internal void Poisoned(PoisonOutcome outcome) => _poison.Add(1, new TagList { { PlanAttribute, _plan }, { OutcomeAttribute, AppJson.Word(outcome) } });

    private static InstrumentAdvice<T> Bounds<T>(T[] bounds)
        where T : struct => new() { HistogramBucketBoundaries = bounds };
}
