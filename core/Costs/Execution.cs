namespace GenreFunctions.Costs;

/// <summary>One execution of a function for a song. Every attempt is one of its own: whoever bills counts them all.</summary>
public sealed record Execution
{
    /// <summary>Says what ran, and how long.</summary>
    /// <param name="function">The function's name.</param>
    /// <param name="wall">From its beginning to its end.</param>
    /// <param name="cpu">Processor time of its threads; beyond <paramref name="wall"/> with several threads.</param>
    /// <param name="attempt">1 for the first, more for retries.</param>
    /// <param name="basis">Whether the execution was observed or follows from another.</param>
    /// <exception cref="ArgumentException">The function has no name.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative, or the attempt is not at least 1.</exception>
    public Execution(string function, TimeSpan wall, TimeSpan cpu, int attempt = 1, MeterBasis basis = MeterBasis.Counted)
    {
        ArgumentException.ThrowIfNullOrEmpty(function);
        ArgumentOutOfRangeException.ThrowIfLessThan(wall, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(cpu, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(attempt, 1);
        (Function, Wall, Cpu, Attempt, Basis) = (function, wall, cpu, attempt, basis);
    }

    /// <summary>The function's name.</summary>
    public string Function { get; }

    /// <summary>From its beginning to its end.</summary>
    public TimeSpan Wall { get; }

    /// <summary>Processor time of its threads.</summary>
    public TimeSpan Cpu { get; }

    /// <summary>1 for the first, more for retries.</summary>
    public int Attempt { get; }

    /// <summary>How it is known.</summary>
    public MeterBasis Basis { get; }

    /// <summary>It was done again.</summary>
    public bool IsRetry => Attempt > 1;
}
