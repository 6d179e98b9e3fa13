namespace GenreFunctions.Functions.Health;

/// <summary>A check failed; the message is a sentence for anybody.</summary>
internal sealed class HealthFailureException(string message) : Exception(message);
