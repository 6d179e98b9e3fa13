using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using GenreFunctions.Cli.Benchmark;
using GenreFunctions.Cli.Costs;
using GenreFunctions.Cli.Demo;
using GenreFunctions.Cli.Explaining;
using GenreFunctions.Cli.Features;
using GenreFunctions.Cli.Learning;
using GenreFunctions.Cli.Learning.Comparing;
using GenreFunctions.Cli.Learning.Importance;
using GenreFunctions.Cli.Learning.Search;
using GenreFunctions.Cli.Learning.Statistics;
using GenreFunctions.Cli.Learning.Tags;
using GenreFunctions.Cli.Simulation;
using GenreFunctions.Cli.Tagging;
using GenreFunctions.Cli.Upload;
using GenreFunctions.Cli.Watch;

namespace GenreFunctions.Cli;

/// <summary>The <c>genre</c> command: finds the subcommand, runs it, and turns what went wrong into one line and an exit code.</summary>
internal static class GenreProgram
{
    /// <summary>With this set to 1, a bug is reported with its stack trace.</summary>
    private const string TraceVariable = "GENRE_TRACE";

    /// <summary>Runs the program once.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        Terminal.GuardConsole();
        using var interruption = new Interruption();
        try
        {
            var parse = CreateRoot().Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parse.Errors.Count > 0)
                return Report(ExitCode.WrongUse, parse.Errors[0].Message, $"Try: {CommandPath(parse)} --help");
            var settings = new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parse.InvokeAsync(settings, interruption.Token).ConfigureAwait(false);
        }
        catch (WrongUseException wrong)
        {
            return Report(ExitCode.WrongUse, wrong.Message);
        }
        catch (OperationCanceledException)
        {
            return Report(interruption.ExitCode, "Stopped.");
        }
        catch (ReaderGoneException)
        {
            return ExitCode.ReaderGone;
        }
        catch (Exception bug)
        {
            var trace = Environment.GetEnvironmentVariable(TraceVariable) == "1";
            return trace
                ? Report(ExitCode.Bug, bug.ToString())
                : Report(ExitCode.Bug, $"{bug.GetType().Name}: {bug.Message}", $"This is a bug in genre; {TraceVariable}=1 shows where.");
        }
    }

    private static RootCommand CreateRoot()
    {
        var root = new RootCommand("Labels songs with genres by listening to them.")
        {
            TagCommand.Create(),
            ExplainCommand.Create(),
            FeaturesCommand.Create(),
            ParityCommand.Create(),
            TrainCommand.Create(),
            EvaluateCommand.Create(),
            TrainMoodsCommand.Create(),
            EvaluateTagsCommand.Create(),
            CompareCommand.Create(),
            SearchCommand.Create(),
            ImportanceCommand.Create(),
            StatsCommand.Create(),
            UploadCommand.Create(),
            WatchCommand.Create(),
            CostsCommand.Create(),
            SimulateCommand.Create(),
            BenchCommand.Create(),
            DemoCommand.Create(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        var action = new HelpWithExample((HelpAction)help.Action!);
        help.Action = action;
        root.SetAction(parse =>
        {
            action.Invoke(parse);
            return ExitCode.WrongUse;
        });
        return root;
    }

    private static string CommandPath(ParseResult parse)
    {
        var path = "";
        for (SymbolResult? result = parse.CommandResult; result is CommandResult { Command: not RootCommand } command; result = result.Parent)
            path = $" {command.Command.Name}{path}";
        return $"genre{path}";
    }

    private static int Report(int exitCode, params string[] sentences)
    {
        Terminal.Tell(string.Join(' ', sentences));
        return exitCode;
    }
}
