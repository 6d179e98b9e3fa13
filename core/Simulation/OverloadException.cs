namespace GenreFunctions.Simulation;

/// <summary>Songs are left waiting without end. The message is one sentence that says how many, or for how long.</summary>
public sealed class OverloadException : Exception
{
    /// <summary>Without a sentence.</summary>
    public OverloadException()
    {
    }

    /// <summary>With its sentence.</summary>
    public OverloadException(string message)
        : base(message)
    {
    }

    /// <summary>With its sentence and what led to it.</summary>
    public OverloadException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
