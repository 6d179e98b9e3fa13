using System.CommandLine;

namespace GenreFunctions.Cli.Watch;

/// <summary><c>genre watch</c>: the service's results as they arrive.</summary>
internal static class WatchCommand
{
    /// <summary>Holds the service's key, so that it need not stand on a command line.</summary>
    public const string KeyVariable = "GENRE_FUNCTIONS_KEY";

    /// <summary>Where the embedded host listens, and the Azure Functions Core Tools.</summary>
    public const string DefaultService = "http://127.0.0.1:7071";

    /// <summary>A day: longer waits are for whoever starts this again.</summary>
    private const int LongestWithinSeconds = 86_400;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var service = new Option<string>("--service") { Description = "The service's address.", HelpName = "address", DefaultValueFactory = _ => DefaultService };
        var publisher = new Option<string?>("--publisher") { Description = "Only this publisher's songs.", HelpName = "name" };
        var since = new Option<string>("--since")
        {
            Description = "now: what arrives from now on; all: what is there already, too; or a time, UTC unless it says otherwise.",
            HelpName = "when",
            DefaultValueFactory = _ => "now",
        };
        var count = NumberOption.Whole(0, int.MaxValue, () => 0, "End after so many songs; 0: not before Ctrl-C.", "--count");
        var within = NumberOption.Whole(0, LongestWithinSeconds, () => 0, "With --count: give up after so many seconds; 0: never.", "--within");
        var keyFile = new Option<string?>("--key-file") { Description = $"File that holds the service's key and nothing else. Default: the environment variable {KeyVariable}.", HelpName = "file" };
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object a line and a result." };
        var command = new ExampleCommand("watch", "Shows the service's results as they arrive.", "genre watch --publisher acme --since all --count 20")
        {
            service, publisher, since, count, within, keyFile, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(within) > 0 && result.GetValue(count) == 0)
                result.AddError("--within goes with --count, which says how many songs are waited for.");
        });
        since.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && WatchStart.Parse(text) is null)
                result.AddError($"--since is '{text}', but has to be now, all, or a time as in 2026-05-01T12:00:00Z.");
        });
        service.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && Address(text) is null)
                result.AddError($"--service is '{text}', but has to be an address as in {DefaultService}.");
        });
        command.SetAction(async (parse, cancellation) =>
        {
            using var client = new ServiceClient(Address(parse.GetRequiredValue(service))!, Key(parse.GetValue(keyFile)));
            var run = new WatchRun(
                client,
                parse.GetValue(publisher),
                WatchStart.Parse(parse.GetRequiredValue(since))!,
                parse.GetValue(count) is > 0 and var songs ? songs : null,
                parse.GetValue(within) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : null);
            return await run.RunAsync(parse.GetValue(json) ? new WatchJsonLines(Terminal.OpenText()) : new WatchTable(), cancellation).ConfigureAwait(false);
        });
        return command;
    }

    /// <summary>The address of a service; <see langword="null"/> when it is none.</summary>
    public static Uri? Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;

    /// <summary>The key of a file, or of <see cref="KeyVariable"/>; <see langword="null"/> when there is none.</summary>
    /// <exception cref="WrongUseException">The file cannot be read, or holds something else.</exception>
    public static string? Key(string? path)
    {
        var key = path is null
            ? Environment.GetEnvironmentVariable(KeyVariable)
            : InputFile.Read(
                "key file",
                path,
                file =>
                {
                    using var reader = new StreamReader(file);
                    return reader.ReadToEnd();
                },
                _ => false);
        key = key?.Trim();
        if (string.IsNullOrEmpty(key))
            return path is null ? null : throw new WrongUseException($"The key file '{path}' is empty.");
        return key.All(character => character is > ' ' and <= '~')
            ? key
            : throw new WrongUseException($"{(path is null ? KeyVariable : $"The key file '{path}'")} holds something else than a key.");
    }
}
