using CsvHelper;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Reads tables with several labels a row from CSV files: numbers with a header. <c>?</c> and nothing mean that a value is missing.</summary>
public static class LabelledCsv
{
    private static readonly CsvReaderOptions Reading = new()
    {
        Separator = ',',
        TrackLineNumbers = true,
        MalformedData = CsvMalformedDataHandling.Throw,
        // A thousand numbers are some twenty kilobytes. What is fifty times longer is an unclosed quotation mark.
        MaxRecordSize = 1 << 20,
    };

    /// <summary>Reads all rows.</summary>
    /// <exception cref="InvalidDataException">A column is missing, a value is no number, a tag is outside 0 to 1, or a row is short: one sentence with the line.</exception>
    public static LabelledTable Read(TextReader reader, LabelledCsvOptions options)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(options);
        using var csv = CsvReader.Create(reader, Reading, leaveOpen: true);
        try
        {
            csv.ReadHeader();
            string[] headers = [.. csv.Headers];
            var tags = Tags(headers, options);
            var song = Find(headers, options.SongColumn);
            var one = Find(headers, options.ClassColumn);
            int[] ignored = [.. options.IgnoredColumns.Select(name => Find(headers, name)!.Value)];
            int[] named = [.. tags, .. ignored, song ?? -1, one ?? -1];
            int[] features = options.OthersAreFeatures ? [.. Enumerable.Range(0, headers.Length).Except(named)] : [];
            var builder = new LabelledTableBuilder(
                [.. features.Select(column => headers[column])], [.. tags.Select(column => NameOf(headers[column], options))]);
            while (csv.Read())
            {
                if (csv.FieldCount < headers.Length)
                    throw new InvalidDataException($"Line {csv.LineNumber}: the row has {csv.FieldCount} values where the header names {headers.Length} columns.");
                builder.Add(
                    $"Line {csv.LineNumber}",
                    [.. features.Select(Number)],
                    [.. tags.Select(Number)],
                    song is { } songColumn ? csv.GetString(songColumn) : null,
                    one is { } classColumn ? csv.GetString(classColumn) : null);
            }

            return builder.Build();

            double Number(int column)
            {
                var text = csv.GetString(column).Trim();
                if (text is "" or "?")
                    return double.NaN;
                return csv.TryParse(column, out double value) && double.IsFinite(value)
                    ? value
                    : throw new InvalidDataException($"Line {csv.LineNumber}: {headers[column]} is '{text}', which is not a finite number.");
            }
        }
        catch (CsvFormatException fault)
        {
            throw new InvalidDataException($"Line {fault.LineNumber}: this is not well-formed CSV; look for a stray quotation mark.", fault);
        }
    }

    private static int[] Tags(string[] headers, LabelledCsvOptions options)
    {
        var named = options.TagColumns.Select(name => Find(headers, name)!.Value);
        var prefixed = options.TagPrefix is { Length: > 0 } prefix
            ? Enumerable.Range(0, headers.Length).Where(column => headers[column].StartsWith(prefix, StringComparison.Ordinal))
            : [];
        int[] tags = [.. named.Concat(prefixed).Distinct()];
        return tags.Length > 0
            ? tags
            : throw new InvalidDataException($"Line 1: no column is a tag{(options.TagPrefix is null ? "; name the tags' columns" : $": none begins with '{options.TagPrefix}'")}.");
    }

    private static string NameOf(string header, LabelledCsvOptions options) =>
        options.TagPrefix is { Length: > 0 } prefix && header.Length > prefix.Length && header.StartsWith(prefix, StringComparison.Ordinal) && !options.TagColumns.Contains(header)
            ? header[prefix.Length..]
            : header;

    private static int? Find(string[] headers, string? name)
    {
        if (name is null)
            return null;
        var column = Array.IndexOf(headers, name);
        return column >= 0 ? column : throw new InvalidDataException($"Line 1: the header lacks the column '{name}'.");
    }
}
