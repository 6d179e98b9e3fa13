using GenreFunctions.Costs;
using GenreFunctions.Costs.Rollups;
using GenreFunctions.Functions.Costs;

namespace GenreFunctions.Functions.CostReports;

/// <summary>What songs and waiting cost over some days, in total and by groups.</summary>
internal sealed record CostsReport
{
    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required CostGrouping By { get; init; }

    public string? Publisher { get; init; }

    public required string Currency { get; init; }

    public IReadOnlyList<string>? OtherCurrencies { get; init; }

    public required IReadOnlyList<string> PriceBookVersions { get; init; }

    public required string Region { get; init; }

    public required string Plan { get; init; }

    public CostBasis Basis { get; } = CostBasis.ListEstimate;

    public double QuantileError { get; } = CostHistogram.RelativeError;

    public required bool Complete { get; init; }

    public required IReadOnlyList<UnpricedBody> Unpriced { get; init; }

    public required TotalsBody Total { get; init; }

    public required IdleBody Idle { get; init; }

    public required decimal GrandTotal { get; init; }

    public BudgetBody? Budget { get; init; }

    public required IReadOnlyList<CostShare> Services { get; init; }

    public required IReadOnlyList<object> Groups { get; init; }

    /// <param name="ledger">The days that are asked about.</param>
    /// <param name="by">What is told apart.</param>
    /// <param name="options">Prices, plan and budget.</param>
    /// <param name="month">This month; needed where there is a budget.</param>
    public static CostsReport Of(CostLedger ledger, CostGrouping by, CostOptions options, CostLedger? month)
    {
        var services = BillingServices(ledger);
        return new CostsReport
        {
            From = ledger.Range.From,
            To = ledger.Range.To,
            By = by,
            Publisher = ledger.Range.Publisher,
            Currency = ledger.Currency,
            OtherCurrencies = ledger.OtherCurrencies is [] ? null : ledger.OtherCurrencies,
            PriceBookVersions = ledger.PriceBookVersions,
            Region = options.Prices.Region,
            Plan = options.Plan.Name,
            Complete = ledger.IsComplete,
            Unpriced = UnpricedBody.Of(ledger, options.Prices),
            Total = new TotalsBody(ledger.Total),
            Idle = IdleBody.Of(ledger),
            GrandTotal = ledger.GrandTotal,
            Budget = month is not null && options.MonthlyBudget is { } monthly ? BudgetBody.Of(monthly, month) : null,
            Services = services,
            Groups = by switch
            {
                CostGrouping.Service => services,
                CostGrouping.Day => Days(ledger),
                CostGrouping.Publisher => GroupsOf(ledger, cell => cell.Publisher),
                CostGrouping.Genre => GroupsOf(ledger, cell => cell.Cell.Genre),
                _ => GroupsOf(ledger, cell => cell.Cell.Plan),
            },
        };
    }

    private static CostShare[] BillingServices(CostLedger ledger) =>
    [
        .. ledger.Total.Services.Select(service => (service.Key, Cost: service.Value))
            .Concat(ledger.Idle.Stretches.SelectMany(stretch => stretch.Cost.Lines).Select(line => (Key: line.ServiceName, Cost: line.ListCost)))
            .GroupBy(part => part.Key, part => part.Cost)
            .Select(service => new CostShare(service.Key, service.Sum(), Figures.Share(service.Sum(), ledger.GrandTotal)))
            .OrderByDescending(service => service.Cost).ThenBy(service => service.Key, StringComparer.Ordinal),
    ];

    private static CostGroup[] Days(CostLedger ledger)
    {
        var cells = ledger.Cells.ToLookup(cell => cell.Day);
        var idle = ledger.Idle.Stretches.ToLookup(stretch => stretch.Day, stretch => stretch.Cost.KnownCost);
        return
        [
            .. Enumerable.Range(ledger.Range.From.DayNumber, ledger.Range.To.DayNumber - ledger.Range.From.DayNumber)
                .Select(DateOnly.FromDayNumber)
                .Select(day => new CostGroup(CostParameters.Text(day), CostLedger.Sum(cells[day]), idle[day].Sum())),
        ];
    }

    private static CostGroup[] GroupsOf(CostLedger ledger, Func<LedgerCell, string> key) =>
    [
        .. ledger.Cells.GroupBy(key)
            .Select(cells => new CostGroup(cells.Key, CostLedger.Sum(cells)))
            .OrderByDescending(group => group.Cost).ThenBy(group => group.Key, StringComparer.Ordinal),
    ];
}
