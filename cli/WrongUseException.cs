namespace GenreFunctions.Cli;

/// <summary>The user has to change something; the message is one sentence that says what.</summary>
internal sealed class WrongUseException(string message) : Exception(message);
