namespace GenreFunctions.Cli.Demo;

/// <summary>One file of the demo.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Fault">Why it is not there, in a sentence; otherwise <see langword="null"/>.</param>
internal sealed record DemoFile(string Path, string? Fault);
