using System.CommandLine;
using GenreFunctions.Cli.Songs;

namespace GenreFunctions.Cli.Upload;

/// <summary><c>genre upload</c>: songs into the storage that the service watches.</summary>
internal static class UploadCommand
{
    /// <summary>More connections than this do not make an uplink faster.</summary>
    private const int MostParallel = 64;

    /// <summary>Enough to fill a line while one file waits for its answer.</summary>
    private const int DefaultParallel = 4;

    /// <summary>The command as the command line knows it.</summary>
    public static Command Create()
    {
        var inputs = SongArguments.Inputs();
        var to = new Option<string?>("--to")
        {
            Description = $"A connection string, a container's SAS URL, or env:NAME for the environment variable that holds it. Default: env:{UploadTarget.Variable}.",
            HelpName = "where",
        };
        var container = new Option<string?>("--container") { Description = "Container; made if it is not there. Default: audio.", HelpName = "name" };
        var publisher = new Option<string?>("--publisher") { Description = "Whose songs these are: goes before every name, and into the metadata.", HelpName = "name" };
        var parallel = NumberOption.Whole(1, MostParallel, () => DefaultParallel, "Files uploaded at once.", "--parallel");
        var dryRun = new Option<bool>("--dry-run") { Arity = ArgumentArity.Zero, Description = "Say what would be uploaded, and do not do it." };
        var json = new Option<bool>("--json") { Arity = ArgumentArity.Zero, Description = "One JSON object a line and a file." };
        var command = new ExampleCommand(
            "upload",
            "Uploads songs to the storage that the service watches; what is there already is left out.",
            "genre upload ~/Music --to UseDevelopmentStorage=true --publisher acme")
        {
            inputs, to, container, publisher, parallel, dryRun, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(publisher) is { } name && BlobNames.Fault(name) is { } fault)
                result.AddError($"--publisher is '{Terminal.Printable(name)}', which {fault}.");
        });
        command.SetAction((parse, cancellation) => Task.Run(
            () =>
            {
                var target = UploadTarget.Parse(parse.GetValue(to), parse.GetValue(container));
                var run = new UploadRun(target, parse.GetValue(publisher)?.Trim(), parse.GetValue(parallel), parse.GetValue(dryRun), parse.GetValue(json));
                return run.Run(new SongFinder(parse.GetRequiredValue(inputs)), cancellation);
            },
            cancellation));
        return command;
    }
}
