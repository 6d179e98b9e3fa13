using GenreFunctions.Costs.Cases;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Costs.Months;

/// <summary>
/// What a whole deployment costs in a month of 730 hours with so many songs: their runs, instances that wait, the service's own work, what is kept, and what is paid by
/// the hour. The service has taken in as many songs in the months before. Free grants are ignored. Immutable, and so thread-safe.
/// </summary>
public sealed class MonthCosting
{
    /// <summary>More than anybody makes; every product stays within decimals.</summary>
    public const long MostSongs = 1_000_000_000;

    /// <summary>Expected times are kept to the microsecond; all that follows from them is exact.</summary>
    private const int TimeDecimals = 6;

    private readonly PriceBook _prices;
    private readonly BillingPlan _plan;
    private readonly MonthAssumptions _given;
    private readonly MeasuredSong _song;
    private readonly SongMeters _meters;
    private readonly decimal _songSeconds;
    private readonly (DateTimeOffset Start, DateTimeOffset End) _month;

    /// <summary>Months by these prices, this plan, and songs as measured.</summary>
    /// <exception cref="ArgumentException">An assumption is out of its range; the message says which.</exception>
    public MonthCosting(PriceBook prices, BillingPlan plan, MeasuredSong song, MonthAssumptions given)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(given);
        given.Check();
        (_prices, _plan, _given) = (prices, plan, given);
        _song = song with { UploadBytes = (long)(given.UploadMegabytes * 1_000_000) };
        _month = BillingMonth.Of(prices);
        _meters = _song.Meters(_month.Start);
        _songSeconds = plan.InstanceSeconds(_meters.Executions);
    }

    /// <summary>The month of so many songs.</summary>
    /// <exception cref="ArgumentOutOfRangeException">They are not between 0 and <see cref="MostSongs"/>.</exception>
    public MonthCost Of(long songs)
    {
        if (songs is < 0 or > MostSongs)
            throw new ArgumentOutOfRangeException(nameof(songs), songs, FormattableString.Invariant($"A month has 0 to {MostSongs} songs here, not {songs}."));
        var sheet = new MonthSheet(_prices);
        var upkeep = new Upkeep(songs);
        AddSongs(sheet, songs);
        AddUpkeep(sheet, upkeep);
        var instances = AddWaiting(sheet, songs, upkeep);
        if (_plan.BillsServices)
        {
            StandingCosts.AddKept(sheet, _song, songs, _given);
            StandingCosts.AddWatching(sheet, _song, songs, _given);
            StandingCosts.AddStanding(sheet, _plan, _given, (songs * UnitsPerSong) + upkeep.RequestUnits);
            if (_given.PrivateNetworking)
                StandingCosts.AddNetwork(sheet, _song, songs, _given);
        }

        var actions = _plan.BillsServices ? songs * _meters.DurableActions.Quantity / BillingMonth.Seconds : 0;
        return new MonthCost(_plan.Name, songs, sheet.Lines(), new MonthUse(instances, actions, sheet.Used(ChargeKind.TelemetryIngested) / BillingMonth.Days));
    }

    private decimal UnitsPerSong => _meters.CosmosRequestUnits.Quantity + _meters.RecordingRequestUnits.Quantity;

    private bool IsServerless => _given.CosmosMaximumRequestUnits is null;

    private void AddSongs(MonthSheet sheet, long songs)
    {
        sheet.Add(MonthPart.Songs, _plan.Executions(_meters.Executions), songs);
        if (!_plan.BillsServices)
            return;
        // What is reserved by the hour is not billed by the piece.
        sheet.Add(
            MonthPart.Songs,
            SongCosting.Services(_meters).Where(charge =>
                (IsServerless || charge.Kind != ChargeKind.CosmosRequestUnits) && (!_given.DedicatedScheduler || charge.Kind != ChargeKind.DurableActions)),
            songs);
    }

    private void AddUpkeep(MonthSheet sheet, Upkeep upkeep)
    {
        foreach (var (count, execution) in upkeep.Executions)
            sheet.Add(MonthPart.Upkeep, _plan.Executions([execution]), count);
        if (!_plan.BillsServices)
            return;
        if (IsServerless)
            sheet.Add(MonthPart.Upkeep, "rolling up costs", ChargeKind.CosmosRequestUnits, upkeep.RequestUnits);
        sheet.Add(MonthPart.Upkeep, "looking for forgotten audio", ChargeKind.BlobWrites, Upkeep.BlobWrites);
        sheet.Add(MonthPart.Upkeep, "looking into queues", ChargeKind.QueueOperations, Upkeep.QueueOperations);
        sheet.Add(MonthPart.Upkeep, ChargeWords.Of(ChargeKind.TelemetryIngested), ChargeKind.TelemetryIngested, upkeep.TelemetryBytes);
    }

    private InstanceUse? AddWaiting(MonthSheet sheet, long songs, Upkeep upkeep)
    {
        var upkeepSeconds = upkeep.Executions.Sum(ran => ran.Count * _plan.InstanceSeconds([ran.Execution]));
        var busy = songs * _songSeconds;
        var use = _plan is InstancePlan instances ? Use(instances, songs, busy, upkeepSeconds) : null;
        var capacity = new CapacityMeters(_month.Start, _month.End, busy + upkeepSeconds, waitedSeconds: use?.WaitingSeconds ?? 0);
        sheet.Add(MonthPart.Waiting, _plan.Idle(capacity), times: 1);
        return use;
    }

    private InstanceUse Use(InstancePlan plan, long songs, decimal busy, decimal upkeepSeconds)
    {
        // There is one machine, and songs wait for it.
        if (plan is LocalPlan)
            return new InstanceUse(busy, Math.Max(0, BillingMonth.Seconds - busy - upkeepSeconds), RunsDry: 0, ScaleDowns: 0);
        var waiting = InstanceWaiting.Of(songs / (double)BillingMonth.Seconds, (double)_songSeconds, (double)plan.CooldownSeconds, plan.MinimumInstances);
        // Instances that wait do the upkeep, as far as there are any.
        var waited = Math.Max(0, Math.Round((decimal)waiting.Seconds, TimeDecimals) - upkeepSeconds);
        return new InstanceUse(busy, waited, waiting.RunsDry, waiting.ScaleDowns);
    }
}
