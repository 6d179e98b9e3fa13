using GenreFunctions.Functions.Results;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Costs.Idle;

/// <summary>
/// Every hour: charges what waited for songs in the hour that is over, and rolls up yesterday and today again, in case the change feed missed something.
/// </summary>
public sealed class ChargeIdle(IdleCharging idle, ICostUpkeep upkeep, TimeProvider time)
{
    // Seven minutes past: songs that ended with the hour have been recorded, and whether a GPU's cooldown of five minutes ran out is known.
    private const string SevenPast = "0 7 * * * *";

    /// <summary>Charges, and rolls up.</summary>
    /// <exception cref="TagStoreUnavailableException">The store cannot be reached or is busy: the next hour catches up.</exception>
    [Function(nameof(ChargeIdle))]
    public async Task RunAsync([TimerTrigger(SevenPast)] TimerInfo timer, CancellationToken cancellation)
    {
        _ = timer;
        await idle.RunAsync(cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await upkeep.RollUpAsync(today.AddDays(-1), publisher: null, cancellation);
        await upkeep.RollUpAsync(today, publisher: null, cancellation);
    }
}
