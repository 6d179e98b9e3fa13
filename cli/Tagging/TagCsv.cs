using System.Buffers;
using System.Globalization;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>
/// One CSV line a song (RFC 4180, with line feeds), with the same columns whatever the model: its three likeliest tags, and why it
/// has none.
/// </summary>
internal sealed class TagCsv : ITagReport
{
    private const int TagCount = 3;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly TextWriter _output;

    /// <summary>Writes the header.</summary>
    public TagCsv(TextWriter output)
    {
        _output = output;
        var tags = Enumerable.Range(1, TagCount).SelectMany(number => new[] { $"tag{number}", $"probability{number}" });
        WriteLine(
        [
            "source", "outcome", "genre", "confidence", .. tags, "disagreement", "durationSeconds", "segmentCount", "modelId", "note",
        ]);
    }

    /// <inheritdoc/>
    public void Write(SongResult song)
    {
        var tags = Enumerable.Range(0, TagCount).Select(song.Tags.ElementAtOrDefault)
            .SelectMany(tag => new[] { tag?.Label, Number(tag?.Probability) });
        WriteLine(
        [
            song.Source, Words.CamelCase(song.Outcome), song.Genre, Number(song.Confidence), .. tags, Number(song.Disagreement),
            Number(song.DurationSeconds), Number(song.SegmentCount), song.ModelId, Words.Note(song),
        ]);
    }

    private static string? Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Field(string? value) =>
        value.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{value!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value ?? "";

    private void WriteLine(IEnumerable<string?> fields) => _output.Write(string.Join(',', fields.Select(Field)) + "\n");
}
