namespace GenreFunctions.Cli.Tagging;

/// <summary>How <c>genre tag</c> shows results.</summary>
internal enum TagFormat
{
    /// <summary>For people.</summary>
    Table,

    /// <summary>For programs: <see cref="TagJsonLines"/>.</summary>
    Json,

    /// <summary>For spreadsheets: <see cref="TagCsv"/>.</summary>
    Csv,
}
