namespace GenreFunctions.Costs;

/// <summary>Meters in, costs out, by one price book and one plan. Immutable, and so thread-safe.</summary>
public sealed class SongCosting
{
    /// <summary>
    /// Decimals of a line's cost. A billion lines are off by less than a millionth of the currency's unit, and sums stay exact: a decimal has 28 digits, which
    /// leaves 13 before the point.
    /// </summary>
    public const int Decimals = 15;

    private readonly PriceBook _prices;
    private readonly Plans.BillingPlan _plan;

    /// <summary>Costs by these prices and this plan.</summary>
    public SongCosting(PriceBook prices, Plans.BillingPlan plan)
    {
        ArgumentNullException.ThrowIfNull(prices);
        ArgumentNullException.ThrowIfNull(plan);
        (_prices, _plan) = (prices, plan);
    }

    /// <summary>What a run of a song costs.</summary>
    /// <exception cref="ArgumentException">It ended before it began, or has a negative number of segments.</exception>
    public CostRecord Of(SongMeters song)
    {
        ArgumentNullException.ThrowIfNull(song);
        if (song.End < song.Start)
            throw new ArgumentException($"The run {song.InstanceId} ends at {song.End:O}, before it begins at {song.Start:O}.", nameof(song));
        if (song.Segments < 0)
            throw new ArgumentException($"The run {song.InstanceId} has {song.Segments} segments.", nameof(song));
        var sheet = new CostSheet(_prices, _plan.Name, song);
        // What was counted and what was derived are lines of their own, and so are retries.
        foreach (var alike in song.Executions.GroupBy(execution => (execution.IsRetry, execution.Basis)).OrderBy(alike => alike.Key))
            sheet.Add(_plan.Executions([.. alike]), alike.Key.IsRetry ? CostLine.RetryAttempt : CostLine.FirstAttempt);
        if (_plan.BillsServices)
            sheet.Add(Services(song));
        return sheet.Total();
    }

    /// <summary>What many songs cost together: their executions added up, and their meters added up as those of one.</summary>
    /// <exception cref="ArgumentException">The meters list executions themselves.</exception>
    public CostRecord OfMany(SongMeters songs, ExecutionTotals executions)
    {
        ArgumentNullException.ThrowIfNull(songs);
        if (songs.Executions.Count > 0)
            throw new ArgumentException($"The meters list {songs.Executions.Count} executions, which would be charged once more.", nameof(songs));
        var sheet = new CostSheet(_prices, _plan.Name, songs);
        sheet.Add(_plan.Executions(executions, MeterBasis.Derived), CostLine.FirstAttempt);
        if (_plan.BillsServices)
            sheet.Add(Services(songs));
        return sheet.Total();
    }

    /// <summary>What instances cost that waited for songs: lines of their own, which belong to no song.</summary>
    public CostRecord OfIdle(CapacityMeters capacity)
    {
        ArgumentNullException.ThrowIfNull(capacity);
        var sheet = new CostSheet(_prices, _plan.Name, capacity);
        sheet.Add(_plan.Idle(capacity));
        return sheet.Total();
    }

    /// <summary>What a run used beside instances.</summary>
    internal static IEnumerable<Charge> Services(SongMeters song)
    {
        yield return Of(ChargeKind.DurableActions, song.DurableActions);
        yield return Of(ChargeKind.BlobReads, song.StorageReads);
        yield return Of(ChargeKind.BlobWrites, song.StorageWrites);
        yield return Of(ChargeKind.BlobStored, song.StagedGigabyteHours);
        yield return Of(ChargeKind.QueueOperations, song.QueueOperations);
        yield return Of(ChargeKind.CosmosRequestUnits, song.CosmosRequestUnits);
        // On a line of its own, so that what was counted stays counted.
        yield return Of(ChargeKind.CosmosRequestUnits, song.RecordingRequestUnits);
        yield return Of(ChargeKind.EventGridOperations, song.EventGridOperations);
        yield return Of(ChargeKind.TelemetryIngested, song.TelemetryBytes);
    }

    private static Charge Of(ChargeKind kind, Metered metered) => new(kind, metered.Quantity, metered.Basis);
}
