namespace GenreFunctions.Costs;

/// <summary>A price book cannot be used. The message is one sentence that says what is wrong with it.</summary>
public sealed class PriceBookException : Exception
{
    /// <summary>Without a sentence.</summary>
    public PriceBookException()
    {
    }

    /// <summary>With its sentence.</summary>
    public PriceBookException(string message)
        : base(message)
    {
    }

    /// <summary>With its sentence and what led to it.</summary>
    public PriceBookException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
