namespace GenreFunctions.Local.Durable;

/// <summary>An activity function, bound: its own scope and instance at every call. May run more than once for the same call after a kill.</summary>
/// <param name="input">The input as JSON, <see langword="null"/> where there is none.</param>
/// <param name="instanceId">The orchestration that calls.</param>
/// <param name="cancellation">Cancelled when the host has to end before the activity did.</param>
/// <returns>Its output, <see langword="null"/> where it has none.</returns>
internal delegate Task<object?> ActivityBody(string? input, string instanceId, CancellationToken cancellation);
