using System.Globalization;
using CsvHelper;

namespace GenreFunctions.Features;

/// <summary>
/// Reads and writes feature files: the columns of the public GTZAN CSV files, in their order, digits that round-trip.
/// <c>filename, length, </c>the 57 names of <see cref="FeatureSchema.Names"/><c>, label</c>.
/// </summary>
public static class FeatureCsv
{
    private const string FileNameColumn = "filename";
    private const string LengthColumn = "length";
    private const string LabelColumn = "label";

    private static readonly CsvReaderOptions Reading = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        // A row of 60 numbers is about a kilobyte. What is a thousand times longer is an unclosed quotation mark.
        MaxRecordSize = 1 << 20,
    };

    private static readonly CsvWriterOptions Writing = new() { NewLine = "\n" };

    /// <summary>Reads all rows. Columns are found by name, in any order; other columns are ignored.</summary>
    /// <exception cref="InvalidDataException">A column is missing, a value is no finite number, or a row is short: one sentence with the line.</exception>
    public static IReadOnlyList<FeatureRow> Read(TextReader reader) => [.. Enumerate(reader)];

    /// <summary>Reads row by row, keeping none; as <see cref="Read"/> otherwise.</summary>
    /// <exception cref="InvalidDataException">As from <see cref="Read"/>, when the line is reached.</exception>
    public static IEnumerable<FeatureRow> Enumerate(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return EnumerateRows(reader);
    }

    /// <summary>Writes the header and the rows as they come, holding none back.</summary>
    /// <exception cref="InvalidDataException">A row has not 57 features, or one that is no finite number.</exception>
    public static void Write(TextWriter writer, IEnumerable<FeatureRow> rows)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = CsvWriter.Create(writer, Writing, leaveOpen: true);
        csv.WriteHeader([FileNameColumn, LengthColumn, .. FeatureSchema.Names, LabelColumn]);
        csv.Flush();
        foreach (var row in rows)
        {
            WriteRow(csv, row);
            csv.Flush();
        }
    }

    private static IEnumerable<FeatureRow> EnumerateRows(TextReader reader)
    {
        using var csv = CsvReader.Create(reader, Reading, leaveOpen: true);
        var columns = WellFormed(() => FindColumns(csv));
        while (WellFormed(csv.Read))
            yield return WellFormed(() => ReadRow(csv, columns));
    }

    private static T WellFormed<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException fault)
        {
            throw new InvalidDataException($"Line {fault.LineNumber}: this is not well-formed CSV; look for a stray quotation mark.", fault);
        }
    }

    private static Columns FindColumns(CsvReader csv)
    {
        csv.ReadHeader();
        var missing = new List<string>();
        int Find(string name)
        {
            if (!csv.TryGetFieldIndex(name, out var column))
                missing.Add(name);
            return column;
        }

        var columns = new Columns(Find(FileNameColumn), Find(LengthColumn), [.. FeatureSchema.Names.Select(Find)], Find(LabelColumn), csv.Headers.Count);
        if (missing.Count == 0)
            return columns;
        throw new InvalidDataException(
            $"Line 1: the header lacks the column{(missing.Count == 1 ? "" : "s")} {string.Join(", ", missing)}; " +
            "a feature file has filename, length, the 57 features and label.");
    }

    private static FeatureRow ReadRow(CsvReader csv, Columns columns)
    {
        if (csv.FieldCount < columns.Count)
            throw new InvalidDataException($"Line {csv.LineNumber}: the row has {csv.FieldCount} values where the header names {columns.Count} columns.");
        if (!csv.TryParse(columns.Length, out int length) || length < 0)
            throw Refuse(csv, LengthColumn, columns.Length, "a whole number of samples");
        var features = new double[FeatureSchema.Count];
        for (var i = 0; i < features.Length; i++)
        {
            var column = columns.Features[i];
            if (!csv.TryParse(column, out features[i]) || !double.IsFinite(features[i]))
                throw Refuse(csv, FeatureSchema.Names[i], column, "a finite number");
        }

        return new FeatureRow(csv.GetString(columns.FileName), length, features, csv.GetString(columns.Label));
    }

    private static InvalidDataException Refuse(CsvReader csv, string name, int column, string wanted) =>
        new($"Line {csv.LineNumber}: {name} is '{csv.GetString(column)}', which is not {wanted}.");

    private static void WriteRow(CsvWriter csv, FeatureRow row)
    {
        if (row.Features.Count != FeatureSchema.Count)
            throw new InvalidDataException($"{row.FileName}: {row.Features.Count} features cannot be written; a feature file has {FeatureSchema.Count}.");
        csv.WriteField(row.FileName);
        csv.WriteField(row.LengthSamples);
        for (var i = 0; i < FeatureSchema.Count; i++)
        {
            var value = row.Features[i];
            if (!double.IsFinite(value))
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{row.FileName}: {FeatureSchema.Names[i]} is {value}, which is not a finite number."));
            WriteDigits(csv, value);
        }

        csv.WriteField(row.Label);
        csv.EndRecord();
    }

    /// <summary>The shortest digits that read back as the same number, spelt as the public files spell them: 1.0 and 8.5e-05.</summary>
    private static void WriteDigits(CsvWriter csv, double value)
    {
        Span<char> digits = stackalloc char[32];
        value.TryFormat(digits, out var length, "R", CultureInfo.InvariantCulture);
        digits[..length].Replace('E', 'e');
        if (!digits[..length].ContainsAny('.', 'e'))
            ".0".CopyTo(digits[length..(length += 2)]);
        csv.WriteField(digits[..length]);
    }

    private sealed record Columns(int FileName, int Length, int[] Features, int Label, int Count);
}
