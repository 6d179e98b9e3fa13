using System.Globalization;

namespace GenreFunctions.Bench.Start;

/// <summary>What is measured.</summary>
/// <param name="Runs">Counted runs of each kind, 1 or more, after one that is not counted. Default 7.</param>
/// <param name="App">The program of the app: another build of it, to compare. Default: the one of this repository.</param>
/// <param name="Genre">The command line, likewise.</param>
internal sealed record StartOptions(int Runs, string App, string Genre)
{
    public const string Usage = "dotnet run --project bench -c Release -- start [--runs 7] [--app GenreFunctions.Functions.dll] [--genre genre.dll]";

    /// <summary>Reads a command line; <see langword="null"/> when it is wrong.</summary>
    public static StartOptions? Parse(string[] arguments, string app, string genre)
    {
        var options = new StartOptions(7, app, genre);
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value])
                return null;
            var next = name switch
            {
                "--runs" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs >= 1 => options with { Runs = runs },
                "--app" when File.Exists(value) => options with { App = Path.GetFullPath(value) },
                "--genre" when File.Exists(value) => options with { Genre = Path.GetFullPath(value) },
                _ => null,
            };
            if (next is null)
                return null;
            options = next;
        }

        return options;
    }
}
