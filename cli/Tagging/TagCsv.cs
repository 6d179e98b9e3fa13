using System.Buffers;
using System.Globalization;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>
/// One CSV line a song (RFC 4180, with line feeds), with the same columns whatever the model of genres: its three likeliest tags, and why it
/// has none. A model of moods adds columns behind: the moods that are said, likeliest first, the model, and the probability of each of its moods.
/// </summary>
internal sealed class TagCsv : ITagReport
{
    private const int TagCount = 3;

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly TextWriter _output;
    private readonly IReadOnlyList<string>? _moods;

    /// <summary>Writes the header.</summary>
    public TagCsv(TextWriter output, IReadOnlyList<string>? moods)
    {
        (_output, _moods) = (output, moods);
        var tags = Enumerable.Range(1, TagCount).SelectMany(number => new[] { $"tag{number}", $"probability{number}" });
        string[] moodColumns = moods is null ? [] : ["moods", "moodModelId", .. moods.Select(mood => $"mood_{mood}")];
        WriteLine(
        [
            "source", "outcome", "genre", "confidence", .. tags, "disagreement", "durationSeconds", "segmentCount", "modelId", "note", .. moodColumns,
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
            Number(song.DurationSeconds), Number(song.SegmentCount), song.ModelId, Words.Note(song), .. MoodFields(song.Moods),
        ]);
    }

    private IEnumerable<string?> MoodFields(SongMoods? song) =>
        _moods is null ? []
        : song is null ? Enumerable.Repeat<string?>(null, 2 + _moods.Count)
        : [string.Join("; ", Words.SaidMoods(song)), song.ModelId, .. song.Moods.Select(mood => Number(mood.Probability))];

    private static string? Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Field(string? value) =>
        value.AsSpan().ContainsAny(NeedsQuotes) ? $"\"{value!.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value ?? "";

    private void WriteLine(IEnumerable<string?> fields) => _output.Write(string.Join(',', fields.Select(Field)) + "\n");
}
