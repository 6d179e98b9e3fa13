namespace GenreFunctions.Cli;

/// <summary>The user has to change something; the message is one sentence that says what.</summary>
internal sealed class WrongUseException(string message) : Exception(message)
{
    /// <summary>What core says of an argument that came from the command line, without the name the code has for it.</summary>
    public static WrongUseException Because(ArgumentException fault) => new(fault.Message.Split(" (Parameter '", 2)[0]);
}
