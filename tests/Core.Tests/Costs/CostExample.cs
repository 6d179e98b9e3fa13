using System.Globalization;
using System.Text.RegularExpressions;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>An example of docs/cost-model.md: what is given, as the page says it, and what it claims to come to.</summary>
internal sealed partial class CostExample
{
    /// <summary>Names of meters are those of prices, so that the page needs one list.</summary>
    private static readonly Dictionary<string, Func<SongMeters, decimal, SongMeters>> Meters = new()
    {
        ["blob.reads"] = (song, used) => song with { StorageReads = Metered.Derived(used) },
        ["blob.writes"] = (song, used) => song with { StorageWrites = Metered.Derived(used) },
        ["blob.stored"] = (song, used) => song with { StagedGigabyteHours = Metered.Derived(used) },
        ["queue.operations"] = (song, used) => song with { QueueOperations = Metered.Derived(used) },
        ["cosmos.request-units"] = (song, used) => song with { CosmosRequestUnits = Metered.Derived(used) },
        ["event-grid.operations"] = (song, used) => song with { EventGridOperations = Metered.Derived(used) },
        ["telemetry.ingested"] = (song, used) => song with { TelemetryBytes = Metered.Derived(used) },
        ["durable.actions"] = (song, used) => song with { DurableActions = Metered.Derived(used) },
    };

    private readonly List<Execution> _executions = [];
    private readonly List<string> _claimed = [];
    private PriceBook _prices = PriceBook.Embedded;
    private BillingPlan? _plan;
    private SongMeters _song = CostSamples.Song();
    private CapacityMeters? _waiting;

    private CostExample(string name) => Name = name;

    public string Name { get; }

    /// <summary>The page's lines after what is given: every charge, what has no price, and the sum.</summary>
    public IReadOnlyList<string> Claimed => _claimed;

    public SongMeters Song => _song with { Executions = [.. _executions] };

    public static CostExample Read(string name, IEnumerable<string> lines)
    {
        var example = new CostExample(name);
        foreach (var line in lines)
        {
            if (Given().Match(line) is { Success: true } given)
                example.Take(given.Groups[1].Value, given.Groups[2].Value);
            else
                example._claimed.Add(Blanks().Replace(line, " "));
        }

        return example;
    }

    /// <summary>What the code makes of what is given.</summary>
    public CostRecord Cost()
    {
        var costing = new SongCosting(_prices, _plan!);
        return _waiting is null ? costing.Of(Song) : costing.OfIdle(_waiting);
    }

    /// <summary>The code's cost, written as the page writes it.</summary>
    public IReadOnlyList<string> Computed()
    {
        var cost = Cost();
        var key = ChargeKind.ByKey.Values.ToDictionary(kind => kind.SkuMeter, kind => kind.Key);
        var lines = cost.Lines.Select(line =>
        {
            var price = _prices.Find(ChargeKind.ByKey[key[line.SkuMeter]])!;
            return $"{key[line.SkuMeter]}{(line.IsRetry ? " again" : "")} {Figure(line.ConsumedQuantity)} x {Number(line.ListUnitPrice)} / {Number(price.UnitQuantity)} = {Figure(line.ListCost)}";
        });
        var unpriced = cost.Unpriced.Select(use => $"unpriced {use.Key} {Figure(use.ConsumedQuantity)}");
        return [.. lines.Concat(unpriced).Order(StringComparer.Ordinal), $"{(cost.IsComplete ? "total" : "at least")} {Figure(cost.KnownCost)}"];
    }

    private void Take(string what, string text)
    {
        switch (what)
        {
            case "plan":
                (_plan, _prices) = PlanLine.Read(text);
                break;
            case "ran" or "again":
                var ran = Ran().Match(text);
                var wall = TimeSpan.FromMilliseconds(double.Parse(ran.Groups[2].Value, CultureInfo.InvariantCulture));
                var cpu = ran.Groups[3].Success ? TimeSpan.FromMilliseconds(double.Parse(ran.Groups[3].Value, CultureInfo.InvariantCulture)) : wall;
                _executions.AddRange(Enumerable.Repeat(
                    new Execution("Example", wall, cpu, attempt: what == "again" ? 2 : 1), int.Parse(ran.Groups[1].Value, CultureInfo.InvariantCulture)));
                break;
            case "used":
                var used = text.Split(' ');
                _song = Meters[used[0]](_song, Decimal(used[1]));
                break;
            default:
                var waits = Waits().Match(text);
                _waiting = new CapacityMeters(
                    CostSamples.Start, CostSamples.Start.AddSeconds((double)Decimal(waits.Groups[1].Value)), Optional(waits.Groups[2]) ?? 0, Optional(waits.Groups[3]),
                    (int)(Optional(waits.Groups[4]) ?? 0));
                break;
        }
    }

    private static decimal? Optional(Group group) => group.Success ? Decimal(group.Value) : null;

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    /// <summary>Without noughts at the end; whole to the last digit otherwise.</summary>
    private static string Figure(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex("^(plan|ran|again|used|waits) (.*)$")]
    private static partial Regex Given();

    [GeneratedRegex(@"^(\d+) x ([\d.]+) ms(?:, processor ([\d.]+) ms)?$")]
    private static partial Regex Ran();

    [GeneratedRegex(@"^([\d.]+) s(?:, busy ([\d.]+) s)?(?:, running ([\d.]+) s)?(?:, scale-downs (\d+))?$")]
    private static partial Regex Waits();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
