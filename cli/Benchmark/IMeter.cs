namespace GenreFunctions.Cli.Benchmark;

/// <summary>Measures one thing, turn by turn.</summary>
internal interface IMeter
{
    /// <summary>Measures for about <paramref name="slice"/>, and one song at least.</summary>
    void Turn(TimeSpan slice, CancellationToken cancellation);
}
