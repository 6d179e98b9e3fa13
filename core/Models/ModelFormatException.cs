namespace GenreFunctions.Models;

/// <summary>A file is not a model this program can use; the message says in one sentence what is wrong with it.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Says what is wrong.</summary>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong and what it was found by.</summary>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
