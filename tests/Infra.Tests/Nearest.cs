namespace GenreFunctions.Infra.Tests;

/// <summary>What somebody may have meant.</summary>
internal static class Nearest
{
    /// <summary>A sentence that begins with a space; empty where nothing is near.</summary>
    public static string Hint(string name, IEnumerable<string> names)
    {
        var near = names.Select(other => (Name: other, Distance: Distance(name, other))).OrderBy(other => other.Distance).FirstOrDefault();
        return near.Name is not null && near.Distance <= Math.Max(2, name.Length / 4) ? $" Was {near.Name} meant?" : "";
    }

    // Levenshtein's, without case.
    private static int Distance(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                var change = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + change);
                corner = above;
            }
        }

        return row[^1];
    }
}
