using Spectre.Console;

namespace GenreFunctions.Cli.Tests;

public sealed class ProgressLineTests : IDisposable
{
    private const string ClearLine = "\r\u001b[2K";

    private readonly StringWriter _screen = new();
    private readonly StoppedClock _clock = new();

    [Fact]
    public void StepAside_ClearsTheLine_SoThatResultsStandAlone()
    {
        using var progress = new ProgressLine(Console(AnsiSupport.Yes), 4, _clock);
        progress.StepAside();

        Assert.EndsWith(ClearLine, _screen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("\n", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Advance_AfterAWhile_SaysHowManyAreDoneAndHowLongTheRestTakes()
    {
        using var progress = new ProgressLine(Console(AnsiSupport.Yes), 4, _clock);
        _clock.Seconds = 10;
        progress.Advance();

        Assert.Contains("1 of 4  about 30 s left", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Advance_ManyTimesAtOnce_DrawsOnce()
    {
        using var progress = new ProgressLine(Console(AnsiSupport.Yes), 1000, _clock);
        _clock.Seconds = 1;
        for (var i = 0; i < 1000; i++)
            progress.Advance();

        Assert.Equal(2, _screen.ToString().Split(" of 1000").Length - 1);
    }

    [Fact]
    public void Advance_BeyondTheTotal_IsNoFault_WhenALibraryGrowsDuringARun()
    {
        using var progress = new ProgressLine(Console(AnsiSupport.Yes), 1, _clock);
        _clock.Seconds = 10;
        progress.Advance();
        progress.Advance();
        _clock.Seconds = 20;
        progress.Advance();

        Assert.Contains("3 of 1", _screen.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Console_WithoutControlCodes_StaysEmpty()
    {
        using var progress = new ProgressLine(Console(AnsiSupport.No), 4, _clock);
        progress.Advance();

        Assert.Empty(_screen.ToString());
    }

    public void Dispose() => _screen.Dispose();

    private IAnsiConsole Console(AnsiSupport ansi) => AnsiConsole.Create(new AnsiConsoleSettings
    {
        Out = new AnsiConsoleOutput(_screen),
        Ansi = ansi,
        ColorSystem = ColorSystemSupport.NoColors,
    });

    private sealed class StoppedClock : TimeProvider
    {
        public double Seconds { get; set; }

        public override long TimestampFrequency => 1000;

        public override long GetTimestamp() => (long)(Seconds * 1000);
    }
}
