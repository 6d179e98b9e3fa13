using System.Globalization;

namespace GenreFunctions.Local.Hosting.Settings;

/// <summary>What the command line says.</summary>
internal sealed record HostArguments
{
    /// <summary>What <c>--help</c> prints.</summary>
    public const string Help = """
        Runs the functions app in one process: a host for development and single machines.

          --data <folder>                    where everything is kept (default: data)
          --port <number>                    HTTP port at 127.0.0.1, 0 for any free one (default: 7071)
          --anonymous-loopback true|false    whether requests from this machine need no key (default: true)
          --log-format text|json             how the log is written (default: text)
          --help                             this text

        Settings come from environment variables and from local.settings.json in the current folder or beside the program.
        """;

    // The port that Azure's own local host uses.
    private const int DefaultPort = 7071;

    private const int LargestPort = 65_535;

    /// <summary>The folder for everything that is kept, as it was given.</summary>
    public string Data { get; init; } = "data";

    /// <summary>HTTP port at 127.0.0.1; 0 is any free one.</summary>
    public int Port { get; init; } = DefaultPort;

    /// <summary>Whether requests from this machine need no key.</summary>
    public bool AnonymousLoopback { get; init; } = true;

    /// <summary>One JSON object a line instead of text.</summary>
    public bool LogJson { get; init; }

    /// <summary>Only explain the options.</summary>
    public bool WantsHelp { get; init; }

    /// <summary>Reads a command line.</summary>
    /// <exception cref="HostStartException">An argument is unknown, has no value, or a wrong one.</exception>
    public static HostArguments Read(IReadOnlyList<string> arguments)
    {
        var read = new HostArguments();
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, value) = arguments[i].Split('=', 2) is [var left, var right] ? (left, right) : (arguments[i], null);
            string Value() => value ?? (i + 1 < arguments.Count ? arguments[++i] : throw Wrong($"{name} needs a value; --help lists what there is."));
            read = name switch
            {
                "--data" => read with { Data = Value() is { Length: > 0 } folder ? folder : throw Wrong("--data is empty; name a folder.") },
                "--port" => read with { Port = ReadPort(Value()) },
                "--anonymous-loopback" => read with { AnonymousLoopback = ReadChoice(name, Value(), "true", "false") },
                "--log-format" => read with { LogJson = ReadChoice(name, Value(), "json", "text") },
                "--help" or "-h" => read with { WantsHelp = true },
                _ => throw Wrong($"The argument '{arguments[i]}' is unknown; --help lists what there is."),
            };
        }

        return read;
    }

    private static int ReadPort(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port <= LargestPort
            ? port
            : throw Wrong($"--port is '{text}'; it is a number from 0 to {LargestPort}, and 0 is any free port.");

    private static bool ReadChoice(string name, string text, string yes, string no) =>
        text == yes || (text == no ? false : throw Wrong($"{name} is '{text}'; it is {yes} or {no}."));

    private static HostStartException Wrong(string fault) => new(fault, HostStartException.WrongUse);
}
