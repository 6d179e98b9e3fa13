using System.Text;

namespace GenreFunctions.Functions.Tests.CostReports;

/// <summary>Reads CSV by the grammar of RFC 4180, letter by letter; what is not in the grammar fails.</summary>
internal static class Rfc4180
{
    public static List<string[]> Read(string text)
    {
        var (rows, cells, at) = (new List<string[]>(), new List<string>(), 0);
        while (at < text.Length)
        {
            cells.Add(text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at == text.Length || text[at] == '\r')
                    cells.Add("");
                if (at < text.Length && text[at] != '\r')
                    continue;
            }

            Assert.True(text.AsSpan(at).StartsWith("\r\n"), $"A row ends neither with a comma nor a line break: {text[at..Math.Min(text.Length, at + 20)]}");
            at += 2;
            rows.Add([.. cells]);
            cells.Clear();
        }

        return rows;
    }

    private static string Plain(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && !"\",\r\n".Contains(text[at], StringComparison.Ordinal))
            at++;
        return text[start..at];
    }

    private static string Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (at++; text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"'); at++)
        {
            if (text[at] == '"')
                at++;
            cell.Append(text[at]);
        }

        at++;
        return cell.ToString();
    }
}
