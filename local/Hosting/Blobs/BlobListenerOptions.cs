namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>How a blob listener works.</summary>
/// <param name="MaximumConcurrent">Invocations at a time.</param>
/// <param name="PoisonThreshold">After so many failures a blob is given up.</param>
/// <param name="Time">The clock.</param>
/// <param name="Abandon">Cancelled when invocations that still run have to end.</param>
internal sealed record BlobListenerOptions(int MaximumConcurrent, int PoisonThreshold, TimeProvider Time, CancellationToken Abandon);
