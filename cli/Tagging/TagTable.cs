using GenreFunctions.Tagging;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenreFunctions.Cli.Tagging;

/// <summary>
/// A table that grows a row a song. All widths are known before the first song is (the paths, the labels), so no row has to wait
/// for the last. On a narrow terminal long paths lose their beginning, and notes go below their song.
/// </summary>
internal sealed class TagTable : ITagReport
{
    private const int OtherTags = 2;

    /// <summary>A tag below this is noise to the reader.</summary>
    private const double LeastProbability = 0.05;

    private const int ConfidenceWidth = 4;
    private const int DurationWidth = 7;
    private const int Gap = 2;
    private const int LeastSongWidth = 16;

    /// <summary>A note in a narrower column is a ladder of words.</summary>
    private const int LeastNoteWidth = 36;

    private readonly IAnsiConsole _console;
    private readonly bool _withTimeline;
    private readonly int _songWidth;
    private readonly int _genreWidth;
    private readonly int _otherTagsWidth;
    private readonly int _noteWidth;

    /// <summary>Writes the header.</summary>
    public TagTable(IAnsiConsole console, int longestPathCells, IReadOnlyList<string> labels, bool withTimeline)
    {
        _console = console;
        _withTimeline = withTimeline;
        var longestLabel = labels.Max(label => label.Length);
        _genreWidth = Math.Max(longestLabel, Enum.GetValues<SongOutcome>().Max(outcome => Words.Plain(outcome).Length));
        _otherTagsWidth = Math.Max("also likely".Length, (OtherTags * (longestLabel + " 49%".Length)) + ", ".Length);
        var others = _genreWidth + ConfidenceWidth + _otherTagsWidth + DurationWidth + (4 * Gap);
        _songWidth = Math.Max("song".Length, Math.Min(longestPathCells, Math.Max(LeastSongWidth, console.Profile.Width - others - 1)));
        _noteWidth = console.Profile.Width - others - _songWidth - Gap - 1;
        WriteRow(Head("song"), Head("genre"), Head(""), Head("also likely"), Head("time"), NotesBelow ? Text.Empty : Head("note"));
    }

    private bool NotesBelow => _noteWidth < LeastNoteWidth;

    /// <inheritdoc/>
    public void Write(SongResult song)
    {
        var note = Words.Note(song);
        WriteRow(
            new Text(Shorten(song.Source)),
            Genre(song),
            new Text(song.Confidence is { } confidence ? Words.Percent(confidence) : ""),
            Dim(Words.OtherTags(song, OtherTags, LeastProbability)),
            Dim(song.DurationSeconds > 0 ? Words.Clock(song.DurationSeconds) : ""),
            NotesBelow ? Text.Empty : Dim(note));
        if (NotesBelow && note.Length > 0)
            WriteBelow(Dim(note));
        if (_withTimeline && song.Timeline.Count > 0)
            WriteBelow(Dim(string.Join("   ", TimelineStretch.Join(song.Timeline).Select(stretch => stretch.ToString()))));
    }

    private static Text Head(string text) => new(text, new Style(decoration: Decoration.Bold | Decoration.Underline));

    private static Text Dim(string text) => new(text, new Style(Color.Grey));

    private static Text Genre(SongResult song) => song switch
    {
        { Outcome: not SongOutcome.Tagged } => new Text(Words.Plain(song.Outcome), new Style(Color.Red)),
        { Genre: { } genre, Tags: [var first, ..] } when genre == first.Label => new Text(genre, new Style(Color.Green, decoration: Decoration.Bold)),
        _ => new Text(song.Genre ?? "", new Style(Color.Yellow)),
    };

    /// <summary>A path's end says more than its beginning.</summary>
    private string Shorten(string path)
    {
        var printable = Terminal.Printable(path);
        var shown = printable;
        for (var dropped = 1; Terminal.CellCount(shown) > _songWidth; dropped++)
            shown = $"…{printable[dropped..]}";
        return shown;
    }

    private void WriteRow(params IRenderable[] cells)
    {
        var row = new Grid { Expand = false };
        row.AddColumn(Column(_songWidth)).AddColumn(Column(_genreWidth)).AddColumn(Column(ConfidenceWidth, Justify.Right));
        row.AddColumn(Column(_otherTagsWidth)).AddColumn(Column(DurationWidth, Justify.Right));
        if (!NotesBelow)
            row.AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        row.AddRow(NotesBelow ? cells[..^1] : cells);
        _console.Write(row);
    }

    private void WriteBelow(Text text) => _console.Write(new Padder(text, new Padding(Gap, 0, 0, 0)));

    private static GridColumn Column(int width, Justify alignment = Justify.Left) =>
        new() { Width = width, NoWrap = true, Alignment = alignment, Padding = new Padding(0, 0, Gap, 0) };
}
