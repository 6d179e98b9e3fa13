using System.Text;

namespace GenreFunctions.Browser.Tests.Flows;

/// <summary>A CSV file by RFC 4180, read letter by letter.</summary>
internal static class CsvFile
{
    /// <summary>Its records, by the names of the first one.</summary>
    public static IEnumerable<IReadOnlyDictionary<string, string>> Read(string text)
    {
        var rows = Rows(text.TrimStart('\uFEFF')).ToList();
        return rows.Skip(1).Select(row => row.Count == rows[0].Count
            ? (IReadOnlyDictionary<string, string>)rows[0].Zip(row).ToDictionary(cell => cell.First, cell => cell.Second)
            : throw new FormatException($"A row has {row.Count} cells in place of {rows[0].Count}: {string.Join('|', row)}"));
    }

    private static IEnumerable<List<string>> Rows(string text)
    {
        var (row, cell, isQuoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i];
            if (isQuoted && letter == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[i++]);
            else if (letter == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || letter is not (',' or '\r' or '\n'))
                cell.Append(letter);
            else if (letter is ',' or '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (letter == ',')
                    continue;
                yield return row;
                row = [];
            }
        }
    }
}
