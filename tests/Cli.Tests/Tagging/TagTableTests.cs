using GenreFunctions.Cli.Tagging;
using GenreFunctions.Tagging;
using Spectre.Console;

namespace GenreFunctions.Cli.Tests.Tagging;

public sealed class TagTableTests : IDisposable
{
    private readonly StringWriter _screen = new();

    [Fact]
    public void Redirected_RowsAreWholeAndPlain_OneLineASong()
    {
        var longPath = string.Concat(Enumerable.Repeat("a very long folder/", 12)) + "song.wav";

        var lines = Render(Terminal.Plain(_screen), withTimeline: false, Samples.Tagged with { Source = longPath }, Samples.TooShort);

        Assert.Equal(3, lines.Length);
        Assert.Equal(["song", "genre", "also", "likely", "time", "note"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith(longPath, lines[1], StringComparison.Ordinal);
        Assert.Contains(" 88%  jazz 10%  ", lines[1], StringComparison.Ordinal);
        Assert.Contains("   3:07  12 samples were not finite", lines[1], StringComparison.Ordinal);
        Assert.Contains("  too short  ", lines[2], StringComparison.Ordinal);
        Assert.EndsWith("The song is shorter than three seconds.", lines[2].TrimEnd(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _screen.ToString());
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(160)]
    public void Terminal_LinesFit_AndLongPathsKeepTheirEnd(int width)
    {
        var longPath = string.Concat(Enumerable.Repeat("a very long folder/", 12)) + "song.wav";

        var lines = Render(Window(width), withTimeline: true, Samples.Tagged with { Source = longPath }, Samples.TooShort);

        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Contains("song.wav  classical", lines[1], StringComparison.Ordinal);
        Assert.Contains("The song is shorter than three seconds.", _screen.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, false, false)]
    [InlineData(50, true, false)]
    [InlineData(76, true, true)]
    public void NarrowTerminal_DropsColumnsRatherThanWrapping(int width, bool hasTime, bool hasOthers)
    {
        var songs = Samples.Tagged with { Source = "music/a rather long folder/Waltz.flac", Warnings = [] };

        var lines = Render(Window(width), withTimeline: false, songs, Samples.TooShort);

        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Contains("Waltz.flac  classical", lines[1], StringComparison.Ordinal);
        Assert.Contains(" 88%", lines[1], StringComparison.Ordinal);
        Assert.Equal(hasTime, lines[1].Contains("3:07", StringComparison.Ordinal));
        Assert.Equal(hasOthers, lines[1].Contains("jazz 10%", StringComparison.Ordinal));
        Assert.Contains("too short", lines[2], StringComparison.Ordinal);
        Assert.StartsWith("  The song is shorter than three", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void Redirected_NoLineEndsWithBlanks()
    {
        var lines = Render(Terminal.Plain(_screen), withTimeline: true, Samples.Tagged, Samples.Tagged with { Warnings = [] }, Samples.TooShort);

        Assert.All(lines, line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void Timeline_JoinsNeighbours()
    {
        Render(Terminal.Plain(_screen), withTimeline: true, Samples.Tagged);

        Assert.Contains("  0:00-0:06 classical 80%   0:06-0:09 jazz 50%\n  0:00-0:03 tenderness 50%   0:03-0:09 joyful activation 45%\n", _screen.ToString(), StringComparison.Ordinal);
        Render(Terminal.Plain(_screen), withTimeline: true, Samples.Tagged with { Moods = null });
        Assert.EndsWith("0:06-0:09 jazz 50%\n", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Moods_ThatAreSaid_StandBesideTheGenre_LikeliestFirst()
    {
        var none = new SongMoods("moods@1", [new("calmness", 0.1, 0.2, false)], []);

        var lines = Render(Terminal.Plain(_screen), Samples.Moods, withTimeline: false, Samples.Tagged, Samples.Tagged with { Moods = none }, Samples.TooShort);

        Assert.Equal(["song", "genre", "moods", "also", "likely", "time", "note"], lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(" 88%  joyful activation, tenderness, calmness    jazz 10%  ", lines[1], StringComparison.Ordinal);
        Assert.Contains(" 88%  none  ", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines[0].IndexOf("also", StringComparison.Ordinal), lines[2].IndexOf("jazz 10%", StringComparison.Ordinal));
        Assert.Equal(lines[0].IndexOf("note", StringComparison.Ordinal), lines[3].IndexOf("The song is", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(60, null, false)]
    [InlineData(80, "joyful activation, tenderness …", false)]
    [InlineData(100, "joyful activation, tenderness, calmness", false)]
    [InlineData(140, "joyful activation, tenderness, calmness", true)]
    public void Moods_OnANarrowTerminal_AreFewerThenNone(int width, string? moods, bool hasOthers)
    {
        var song = Samples.Tagged with { Source = "music/a rather long folder/Waltz.flac", Warnings = [] };

        var lines = Render(Window(width), Samples.Moods, withTimeline: false, song, Samples.TooShort);

        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.Equal(moods is not null, lines[0].Contains("moods", StringComparison.Ordinal));
        Assert.Contains(moods ?? "classical", lines[1], StringComparison.Ordinal);
        Assert.Equal(hasOthers, lines[1].Contains("jazz 10%", StringComparison.Ordinal));
    }

    [Fact]
    public void UnknownGenre_IsShownWithItsBestGuessesBeside()
    {
        var lines = Render(Terminal.Plain(_screen), withTimeline: false, Samples.Tagged with { Genre = "unknown", Confidence = 0.3 });

        Assert.Contains("unknown", lines[1], StringComparison.Ordinal);
        Assert.Contains(" 30%  classical 88%, jazz 10%", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public void WidePaths_AreNotCut_AndTheColumnsStayInLine()
    {
        var lines = Render(
            Terminal.Plain(_screen), withTimeline: false, Samples.Tagged with { Source = "春の海.wav" }, Samples.Tagged with { Source = "spring.wav" });

        Assert.StartsWith("春の海.wav  classical", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("spring.wav  classical", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void ControlCharactersInAName_DoNotReachTheTerminal()
    {
        Render(Terminal.Plain(_screen), withTimeline: false, Samples.Tagged with { Source = "evil\u001b[2J\nname.wav" });

        Assert.Contains("evil?[2J?name.wav", _screen.ToString(), StringComparison.Ordinal);
    }

    public void Dispose() => _screen.Dispose();

    private string[] Render(IAnsiConsole console, bool withTimeline, params SongResult[] songs) => Render(console, moods: null, withTimeline, songs);

    private string[] Render(IAnsiConsole console, string[]? moods, bool withTimeline, params SongResult[] songs)
    {
        _screen.GetStringBuilder().Clear();
        var table = new TagTable(console, songs.Max(song => Terminal.CellCount(song.Source)), Samples.Labels, moods, withTimeline);
        foreach (var song in songs)
            table.Write(song);
        return _screen.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private IAnsiConsole Window(int width)
    {
        var console = Terminal.Plain(_screen);
        console.Profile.Width = width;
        return console;
    }
}
