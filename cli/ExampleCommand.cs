using System.CommandLine;

namespace GenreFunctions.Cli;

/// <summary>A command whose help ends with a line to copy.</summary>
internal sealed class ExampleCommand(string name, string description, string example) : Command(name, description)
{
    /// <summary>A command line that works.</summary>
    public string Example { get; } = example;
}
