namespace GenreFunctions.Simulation;

/// <summary>A figure that a simulation rests on.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Value">How much.</param>
/// <param name="Origin">Where it comes from.</param>
/// <param name="Source">Which page or file says so, or why it was assumed; empty where it was given or measured.</param>
public sealed record Premise(string Name, double Value, Origin Origin, string Source)
{
    /// <summary>What was given, or else a default with its origin.</summary>
    internal static Premise Of(string name, double? given, double byDefault, Origin origin, string source) =>
        given is { } value ? new Premise(name, value, Origin.Given, "") : new Premise(name, byDefault, origin, source);
}
