namespace GenreFunctions.Local.Hosting.Invocation;

/// <summary>What started a function.</summary>
/// <param name="Value">What the trigger brings, as the trigger has it: a blob's client, a message's bytes, a request.</param>
/// <param name="Names">Values by name, from a route or a blob's path; names in any case.</param>
internal sealed record Occasion(object? Value, IReadOnlyDictionary<string, string> Names)
{
    private static readonly Dictionary<string, string> NoNames = [];

    public Occasion(object? value)
        : this(value, NoNames)
    {
    }
}
