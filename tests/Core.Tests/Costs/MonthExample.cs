using System.Globalization;
using System.Text.RegularExpressions;
using GenreFunctions.Costs;
using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Months;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Tests.Costs;

/// <summary>A month of docs/cost-model.md: what is given, as the page says it, and what it claims to come to.</summary>
internal sealed partial class MonthExample
{
    private readonly List<string> _claimed = [];
    private readonly PriceBook _prices;
    private readonly BillingPlan _plan;
    private readonly MeasuredSong _song;
    private readonly long _songs;
    private readonly MonthAssumptions _given = new();

    private MonthExample(string[] lines)
    {
        (_plan, _prices) = PlanLine.Read(lines[0]["plan ".Length..]);
        var songs = Songs().Match(lines[1]);
        _songs = long.Parse(songs.Groups[1].Value, CultureInfo.InvariantCulture);
        _song = new MeasuredSong(Decimal(songs.Groups[2].Value), Decimal(songs.Groups[3].Value));
        foreach (var line in lines.Skip(2))
        {
            _given = line.Split(' ') switch
            {
                ["with", "private-networking"] => _given with { PrivateNetworking = true },
                ["with", "dedicated"] => _given with { DedicatedScheduler = true },
                ["with", "autoscale", var units] => _given with { CosmosMaximumRequestUnits = Decimal(units) },
                ["with", "kept", var months] => _given with { KeptMonths = Decimal(months) },
                _ => Claim(line),
            };
        }
    }

    /// <summary>The page's lines after what is given: every line, what has no price, and the sum.</summary>
    public IReadOnlyList<string> Claimed => _claimed;

    public static MonthExample Read(string[] lines) => new(lines);

    public MonthCost Cost() => new MonthCosting(_prices, _plan, _song, _given).Of(_songs);

    /// <summary>The code's month, written as the page writes it.</summary>
    public IReadOnlyList<string> Computed()
    {
        var month = Cost();
        var lines = month.Lines.Select(line => line.ListCost is { } cost
            ? $"{Part(line)} {line.Key} {Figure(line.ConsumedQuantity)} x {Number(line.ListUnitPrice!.Value)} / {Number(_prices.Find(ChargeKind.ByKey[line.Key])!.UnitQuantity)} = {Figure(cost)}"
            : $"{Part(line)} unpriced {line.Key} {Figure(line.ConsumedQuantity)}");
        return [.. lines.Order(StringComparer.Ordinal), $"{(month.IsComplete ? "total" : "at least")} {Figure(month.KnownCost!.Value)}"];
    }

    private MonthAssumptions Claim(string line)
    {
        _claimed.Add(Blanks().Replace(line, " "));
        return _given;
    }

    private static string Part(MonthLine line) => line.Part.ToString().ToLowerInvariant();

    private static decimal Decimal(string text) => decimal.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Figure(decimal number) => number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static string Number(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^songs (\d+), ([\d.]+) s each, processor ([\d.]+) s$")]
    private static partial Regex Songs();

    [GeneratedRegex(" +")]
    private static partial Regex Blanks();
}
