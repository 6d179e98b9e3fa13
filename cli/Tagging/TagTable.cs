using GenreFunctions.Tagging;
using Spectre.Console;

namespace GenreFunctions.Cli.Tagging;

/// <summary>
/// A table that grows a row a song. All widths are known before the first song is (the paths, the labels), so no row has to wait
/// for the last. On a narrow terminal long paths lose their beginning, notes go below their song, and there is no column for what
/// else a song may be, then none for its moods, then none for its duration.
/// </summary>
internal sealed class TagTable : ITagReport
{
    private const int OtherTags = 2;

    /// <summary>Most songs are said to have no more moods than these; where there is no room for so many, one fewer may do.</summary>
    private const int UsualMoods = 3;

    /// <summary>A tag below this is noise to the reader.</summary>
    private const double LeastProbability = 0.05;

    private const int ConfidenceWidth = 4;
    private const int DurationWidth = 7;
    private const int Gap = 2;
    private const string MoodGap = ", ";
    private const string MoreMoods = " …";

    /// <summary>A shorter path says too little: other columns go first.</summary>
    private const int LeastSongWidth = 16;

    /// <summary>In less room hardly a note fits, and all go below.</summary>
    private const int LeastNoteWidth = 36;

    private readonly IAnsiConsole _console;
    private readonly bool _withTimeline;
    private readonly int _songWidth;
    private readonly int _genreWidth;

    /// <summary>Nought when there is no room, or no model of moods.</summary>
    private readonly int _moodsWidth;

    /// <summary>Nought when there is no room.</summary>
    private readonly int _otherTagsWidth;

    /// <summary>Nought when there is no room.</summary>
    private readonly int _durationWidth;

    /// <summary>Nought when there is no room.</summary>
    private readonly int _noteWidth;

    /// <summary>Writes the header.</summary>
    public TagTable(IAnsiConsole console, int longestPathCells, IReadOnlyList<string> labels, IReadOnlyList<string>? moods, bool withTimeline)
    {
        _console = console;
        _withTimeline = withTimeline;
        var longestLabel = labels.Max(label => label.Length);
        _genreWidth = Math.Max(longestLabel, Enum.GetValues<SongOutcome>().Max(outcome => Words.Plain(outcome).Length));
        // The last cell stays empty: some terminals begin a new line after it.
        var room = console.Profile.Width - 1 - _genreWidth - ConfidenceWidth - (2 * Gap);
        var songWidth = Math.Max("song".Length, Math.Min(longestPathCells, LeastSongWidth));
        _durationWidth = Claim(DurationWidth);
        for (var count = UsualMoods; moods is not null && count >= UsualMoods - 1 && _moodsWidth == 0; count--)
            _moodsWidth = Claim(moods.Select(Terminal.CellCount).OrderDescending().Take(count).Sum() + (MoodGap.Length * (count - 1)) + MoreMoods.Length);
        _otherTagsWidth = Claim(Math.Max("also likely".Length, (OtherTags * (longestLabel + " 49%".Length)) + ", ".Length));
        _songWidth = Math.Max("song".Length, Math.Min(longestPathCells, room));
        _noteWidth = room - _songWidth - Gap is >= LeastNoteWidth and var noteWidth ? noteWidth : 0;
        WriteRow(Head("song"), Head("genre"), Cell.Empty, Head("moods"), Head("also likely"), Head("time"), Head("note"));

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
            new Cell(Moods(song.Moods)),
            new Cell(Words.OtherTags(song, OtherTags, LeastProbability), Dim),
            new Cell(song.DurationSeconds > 0 ? Words.Clock(song.DurationSeconds) : "", Dim),
            noteFits ? new Cell(note, Dim) : Cell.Empty);
        if (!noteFits)
            WriteBelow(note);
        if (!_withTimeline || song.Timeline.Count == 0)
            return;
        WriteBelow(string.Join("   ", TimelineStretch.Join(song.Timeline)));
        if (song.Moods is { } moods)
            WriteBelow(string.Join("   ", TimelineStretch.Join(moods)));
    }

    private static Style Dim { get; } = new(Color.Grey);

    private static Cell Head(string text) => new(text, new Style(decoration: Decoration.Bold | Decoration.Underline));

    private static Cell Genre(SongResult song) => song switch
    {
        { Outcome: not SongOutcome.Tagged } => new Cell(Words.Plain(song.Outcome), new Style(Color.Red)),
        { Genre: { } genre, Tags: [var first, ..] } when genre == first.Label => new Cell(genre, new Style(Color.Green, decoration: Decoration.Bold)),
        _ => new Cell(song.Genre ?? "", new Style(Color.Yellow)),
    };

    /// <summary>As many of the moods that are said as there is room for, likeliest first.</summary>
    private string Moods(SongMoods? song)
    {
        if (song is null)
            return "";
        var said = Words.SaidMoods(song).Select(mood => Terminal.Printable(Words.Plain(mood))).ToArray();
        if (said.Length == 0)
            return "none";
        for (var count = said.Length; count > 0; count--)
        {
            var text = string.Join(MoodGap, said.Take(count)) + (count < said.Length ? MoreMoods : "");
            if (Terminal.IsUnlimited(_console) || Terminal.CellCount(text) <= _moodsWidth)
                return text;
        }

        return "…";
    }

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
    private void WriteRow(Cell song, Cell genre, Cell confidence, Cell moods, Cell otherTags, Cell duration, Cell note)
    {
        var line = new Paragraph();
        var blanks = 0;
        Add(song, _songWidth);
        Add(genre, _genreWidth);
        Add(confidence, ConfidenceWidth, toTheRight: true);
        if (_moodsWidth > 0)
            Add(moods, _moodsWidth);
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
