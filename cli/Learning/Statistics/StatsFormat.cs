namespace GenreFunctions.Cli.Learning.Statistics;

/// <summary>How <c>genre stats</c> writes.</summary>
internal enum StatsFormat
{
    /// <summary>A table to read.</summary>
    Text,

    /// <summary>One object.</summary>
    Json,

    /// <summary>A row a feature.</summary>
    Csv,
}
