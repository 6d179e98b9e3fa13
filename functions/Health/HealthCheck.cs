namespace GenreFunctions.Functions.Health;

/// <summary>Checks one thing.</summary>
/// <param name="Name">What, in one word.</param>
/// <param name="RunAsync">Gives a sentence when it works, and throws when it does not.</param>
internal sealed record HealthCheck(string Name, Func<CancellationToken, Task<string>> RunAsync);
