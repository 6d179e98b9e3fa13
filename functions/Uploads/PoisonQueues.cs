using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Metrics;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>
/// Empties poison queues. Such a queue has no poison queue of its own: what fails there comes back every ten minutes for a week. So only what may pass fails;
/// a message that nobody can read is dropped, with an error in the log, and counted. Thread-safe.
/// </summary>
public sealed class PoisonQueues(Executions executions, GenreMetrics metrics, ILogger<PoisonQueues> logger)
{
    /// <summary>Deals with one message.</summary>
    /// <param name="function">The function that has it.</param>
    /// <param name="queue">Where it lay.</param>
    /// <param name="work">What to do about it; a <see cref="FormatException"/> says that it is no message.</param>
    /// <param name="cancellation">Calls it off.</param>
    internal Task DrainAsync(string function, string queue, Func<Task<PoisonOutcome>> work, CancellationToken cancellation) =>
        executions.RunAsync(function, async _ => metrics.Poisoned(await OutcomeAsync(queue, work)), cancellation);

    private async Task<PoisonOutcome> OutcomeAsync(string queue, Func<Task<PoisonOutcome>> work)
    {
        try
        {
            return await work();
        }
        catch (FormatException fault)
        {
            logger.LogError("A message of the queue {Queue} is dropped: {Fault}", queue, fault.Message);
            return PoisonOutcome.Unreadable;
        }
    }
}
