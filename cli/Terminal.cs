using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace GenreFunctions.Cli;

/// <summary>The program's two outputs: with colours and the window's width on a terminal, plain and as wide as need be elsewhere.</summary>
internal static class Terminal
{
    /// <summary>Wider than any line, and still small enough to compute with.</summary>
    private const int Unlimited = 100_000;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Makes the console's writers fail as the program wants them to, where they are no terminals.</summary>
    public static void GuardConsole()
    {
        if (Console.IsOutputRedirected)
            Console.SetOut(OpenText());
        if (Console.IsErrorRedirected)
            Console.SetError(new StreamWriter(StandardStreams.OpenError(), Utf8) { AutoFlush = true, NewLine = "\n" });
    }

    /// <summary>Standard output as text: UTF-8 without a byte order mark, whatever the locale, a line at a time.</summary>
    public static StreamWriter OpenText() =>
        new StreamWriter(StandardStreams.OpenOutput(), Utf8) { AutoFlush = true, NewLine = "\n" };

    /// <summary>Standard output for tables.</summary>
    public static IAnsiConsole OpenTable() => Console.IsOutputRedirected ? Plain(OpenText()) : Coloured(Console.Out);

    /// <summary>Standard error for progress; nothing when nobody sees it.</summary>
    public static IAnsiConsole? OpenProgress() => Console.IsErrorRedirected ? null : Coloured(Console.Error);

    /// <summary>Says a sentence on standard error, where everything goes that is no result.</summary>
    public static void Tell(string sentence) => Console.Error.WriteLine($"genre: {sentence}");

    /// <summary>Cells a text takes on a terminal: two for each Chinese, Japanese or Korean character.</summary>
    public static int CellCount(string text) => new Segment(Printable(text)).CellCount();

    /// <summary>A file name without what could steer the terminal.</summary>
    public static string Printable(string text) => string.Concat(text.Select(character => char.IsControl(character) ? '?' : character));

    /// <summary>True where lines may be as long as they are.</summary>
    public static bool IsUnlimited(IAnsiConsole console) => console.Profile.Width >= Unlimited;

    /// <summary>No colours, no limit.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = Create(writer, AnsiSupport.No, ColorSystemSupport.NoColors);
        console.Profile.Width = Unlimited;
        return console;
    }

    private static IAnsiConsole Coloured(TextWriter writer) => Create(writer, AnsiSupport.Detect, ColorSystemSupport.Detect);

    private static IAnsiConsole Create(TextWriter writer, AnsiSupport ansi, ColorSystemSupport colours) =>
        AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = ansi,
            ColorSystem = colours,
            Interactive = InteractionSupport.No,
            // Build services would otherwise switch colours on in files.
            Enrichment = new ProfileEnrichment { UseDefaultEnrichers = false },
        });
}
