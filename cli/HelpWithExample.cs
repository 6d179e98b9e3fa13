using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace GenreFunctions.Cli;

/// <summary>The usual help, and the command's example below it.</summary>
internal sealed class HelpWithExample(HelpAction usual) : SynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        usual.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        if (parseResult.CommandResult.Command is ExampleCommand command)
            output.WriteLine($"Example:\n  {command.Example}\n");
        else
            output.WriteLine("Start with:\n  genre demo demo && genre tag demo\n");
        return ExitCode.Done;
    }
}
