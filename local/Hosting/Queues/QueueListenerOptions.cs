namespace GenreFunctions.Local.Hosting.Queues;

/// <summary>How a queue listener works.</summary>
/// <param name="BatchSize">Invocations at a time.</param>
/// <param name="MaximumDequeueCount">After so many failures a message is given up.</param>
/// <param name="FirstRetryPause">The pause after a first failure; it doubles with every further one.</param>
/// <param name="Time">The clock.</param>
/// <param name="Abandon">Cancelled when invocations that still run have to end.</param>
internal sealed record QueueListenerOptions(int BatchSize, int MaximumDequeueCount, TimeSpan FirstRetryPause, TimeProvider Time, CancellationToken Abandon);
