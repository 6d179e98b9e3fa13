namespace GenreFunctions.Cli.Watch;

/// <summary>The service does not answer, or not with what was asked for: worth trying again. The message is a sentence.</summary>
internal sealed class ServiceUnavailableException(string message) : Exception(message);
