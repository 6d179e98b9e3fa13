using GenreFunctions.Tagging;
using Spectre.Console;

namespace GenreFunctions.Cli.Tagging;

/// <summary>
/// A table that grows a row a song. All widths are known before the first song is (the paths, the labels), so no row has to wait
/// for the last. On a narrow terminal long paths lose their beginning, notes go below their song, and there is no column for what
/// else a song may be, then none for its duration.
/// </summary>
internal sealed class TagTable : ITagReport
{
    private const int OtherTags = 2;

    /// <summary>A tag below this is noise to the reader.</summary>
    private const double LeastProbability = 0.05;

    private const int ConfidenceWidth = 4;
    private const int DurationWidth = 7;
    private const int Gap = 2;

    /// <summary>A shorter path says too little: other columns go first.</summary>
    private const int LeastSongWidth = 16;

    /// <summary>In less room hardly a note fits, and all go below.</summary>
    private const int LeastNoteWidth = 36;

    private readonly IAnsiConsole _console;
    private readonly bool _withTimeline;
    private readonly int _songWidth;
    private readonly int _genreWidth;

    /// <summary>Nought when there is no room.</summary>
    private readonly int _otherTagsWidth;

    /// <summary>Nought when there is no room.</summary>
    private readonly int _durationWidth;

    /// <summary>Nought when there is no room.</summary>
    private readonly int _noteWidth;

    /// <summary>Writes the header.</summary>
    public TagTable(IAnsiConsole console, int longestPathCells, IReadOnlyList<string> labels, bool withTimeline)
    {
        _console = console;
        _withTimeline = withTimeline;
        var longestLabel = labels.Max(label => label.Length);
        _genreWidth = Math.Max(longestLabel, Enum.GetValues<SongOutcome>().Max(outcome => Words.Plain(outcome).Length));
        // The last cell stays empty: some terminals begin a new line after it.
        var room = console.Profile.Width - 1 - _genreWidth - ConfidenceWidth - (2 * Gap);
        var songWidth = Math.Max("song".Length, Math.Min(longestPathCells, LeastSongWidth));
        _durationWidth = Claim(DurationWidth);
        _otherTagsWidth = Claim(Math.Max("also likely".Length, (OtherTags * (longestLabel + " 49%".Length)) + ", ".Length));
        _songWidth = Math.Max("song".Length, Math.Min(longestPathCells, room));
        _noteWidth = room - _songWidth - Gap is >= LeastNoteWidth and var noteWidth ? noteWidth : 0;
        WriteRow(Head("song"), Head("genre"), Cell.Empty, Head("also likely"), Head("time"), Head("note"));

        int Claim(int width)
        {
            if (room - width - Gap < songWidth)
                return 0;
            room -= width + Gap;
            return width;
        }
    }

    /// <inheritdoc/>
    public void Write(SongResult song)
    {
        var note = Terminal.Printable(Words.Note(song));
        var noteFits = Terminal.CellCount(note) <= _noteWidth;
        WriteRow(
            new Cell(Shorten(song.Source)),
            Genre(song),
            new Cell(song.Confidence is { } confidence ? Words.Percent(confidence) : ""),
            new Cell(Words.OtherTags(song, OtherTags, LeastProbability), Dim),
            new Cell(song.DurationSeconds > 0 ? Words.Clock(song.DurationSeconds) : "", Dim),
            noteFits ? new Cell(note, Dim) : Cell.Empty);
        if (!noteFits)
            WriteBelow(note);
        if (_withTimeline && song.Timeline.Count > 0)
            WriteBelow(string.Join("   ", TimelineStretch.Join(song.Timeline).Select(stretch => stretch.ToString())));
    }

    private static Style Dim { get; } = new(Color.Grey);

    private static Cell Head(string text) => new(text, new Style(decoration: Decoration.Bold | Decoration.Underline));

    private static Cell Genre(SongResult song) => song switch
    {
        { Outcome: not SongOutcome.Tagged } => new Cell(Words.Plain(song.Outcome), new Style(Color.Red)),
        { Genre: { } genre, Tags: [var first, ..] } when genre == first.Label => new Cell(genre, new Style(Color.Green, decoration: Decoration.Bold)),
        _ => new Cell(song.Genre ?? "", new Style(Color.Yellow)),
    };

    /// <summary>A path's end says more than its beginning. Where there is room, one that is longer than was expected moves the rest of its row instead.</summary>
    private string Shorten(string path)
    {
        var printable = Terminal.Printable(path);
        if (Terminal.IsUnlimited(_console))
            return printable;
        var shown = printable;
        for (var dropped = 1; Terminal.CellCount(shown) > _songWidth; dropped++)
            shown = $"…{printable[dropped..]}";
        return shown;
    }

    /// <summary>Blanks are written only before something: a line ends with its last letter.</summary>
    private void WriteRow(Cell song, Cell genre, Cell confidence, Cell otherTags, Cell duration, Cell note)
    {
        var line = new Paragraph();
        var blanks = 0;
        Add(song, _songWidth);
        Add(genre, _genreWidth);
        Add(confidence, ConfidenceWidth, toTheRight: true);
        if (_otherTagsWidth > 0)
            Add(otherTags, _otherTagsWidth);
        if (_durationWidth > 0)
            Add(duration, _durationWidth, toTheRight: true);
        if (Terminal.CellCount(note.Text) <= _noteWidth)
            Add(note, 0);
        _console.Write(line);
        _console.WriteLine();

        void Add(Cell cell, int width, bool toTheRight = false)
        {
            var fill = Math.Max(0, width - Terminal.CellCount(cell.Text));
            if (cell.Text.Length == 0)
            {
                blanks += fill + Gap;
                return;
            }

            line.Append(new string(' ', blanks + (toTheRight ? fill : 0)));
            line.Append(cell.Text, cell.Style);
            blanks = Gap + (toTheRight ? 0 : fill);
        }
    }

    private void WriteBelow(string text) => _console.Write(new Padder(new Text(text, Dim), new Padding(Gap, 0, 0, 0)));

    private sealed record Cell(string Text, Style? Style = null)
    {
        public static readonly Cell Empty = new("");
    }
}
