using CsvHelper;

namespace GenreFunctions.Cli.Costs.Bills;

/// <summary>CSV files of costs: how they are read, and what is said of a row that cannot be.</summary>
internal static class CsvFault
{
    /// <summary>A figure beyond this is none; up to here, a billion rows add up without a digit lost.</summary>
    private const decimal MostCost = 1_000_000_000_000m;

    /// <summary>Rows are read one after the other: exports have gigabytes. The separator is found: spreadsheets of some countries save with semicolons.</summary>
    public static CsvReaderOptions Reading { get; } = new()
    {
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        // Days, services and currencies are the same few words in millions of rows.
        PoolStrings = true,
        // Tags and additional information make rows of some kilobytes. What is a hundred times longer is an unclosed quotation mark.
        MaxRecordSize = 1 << 20,
    };

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InvalidDataException">It is no CSV; the message is a sentence with the line.</exception>
    public static bool Next(CsvReader csv, int columnCount, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        try
        {
            if (!csv.Read())
                return false;
        }
        catch (CsvFormatException fault)
        {
            throw new InvalidDataException($"Line {fault.LineNumber}: this is not well-formed CSV; look for a stray quotation mark.", fault);
        }

        if (csv.FieldCount < columnCount)
            throw new InvalidDataException($"Line {csv.LineNumber}: the row has {csv.FieldCount} values where the header names {columnCount} columns; the file may be cut off.");
        return true;
    }

    /// <summary>Reads the header.</summary>
    /// <exception cref="InvalidDataException">It is no CSV.</exception>
    public static int Header(CsvReader csv)
    {
        try
        {
            csv.ReadHeader();
            return csv.Headers.Count;
        }
        catch (CsvFormatException fault)
        {
            throw new InvalidDataException("Line 1: this is not well-formed CSV; look for a stray quotation mark.", fault);
        }
    }

    /// <summary>The number of a column, or <see langword="null"/> when there is none of these names.</summary>
    public static int? Find(CsvReader csv, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (csv.TryGetFieldIndex(name, out var column))
                return column;
        }

        return null;
    }

    /// <summary>A figure as these files write them: <c>0.25</c>, <c>-3</c>, <c>1.2E-05</c>.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static decimal Number(CsvReader csv, int column)
    {
        var text = csv.GetSpan(column);
        if (decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= MostCost)
            return number;
        throw Of(csv, column, "a number such as 0.25");
    }

    /// <summary>A value is not what it has to be.</summary>
    public static InvalidDataException Of(CsvReader csv, int column, string wanted) =>
        new($"Line {csv.LineNumber}: {csv.Headers[column]} is '{Terminal.Printable(csv.GetString(column))}', which is not {wanted}.");
}
