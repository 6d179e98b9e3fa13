namespace GenreFunctions.Features;

/// <summary>Reads and writes feature files: the columns of the public GTZAN CSV files, in their order, digits that round-trip.</summary>
public static class FeatureCsv
{
    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">A column is missing, a value is no finite number, or a row is short: one sentence with the line.</exception>
    public static IReadOnlyList<FeatureRow> Read(TextReader reader) => throw new NotImplementedException();

    /// <summary>Writes the header and the rows as they come, holding none back.</summary>
    public static void Write(TextWriter writer, IEnumerable<FeatureRow> rows) => throw new NotImplementedException();
}
