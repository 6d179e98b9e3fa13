namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>How a change feed listener works.</summary>
/// <param name="FirstRetryPause">The pause after a first failure; it doubles with every further one.</param>
/// <param name="Time">The clock.</param>
/// <param name="Abandon">Cancelled when invocations that still run have to end.</param>
internal sealed record ChangeFeedListenerOptions(TimeSpan FirstRetryPause, TimeProvider Time, CancellationToken Abandon);
