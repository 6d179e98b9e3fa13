namespace GenreFunctions.Local.Durable;

/// <summary>How a termination is asked for.</summary>
internal static class Termination
{
    /// <summary>The name of the event when sub-orchestrations are to end too; otherwise it has none.</summary>
    public const string Recursive = "recursive";
}
