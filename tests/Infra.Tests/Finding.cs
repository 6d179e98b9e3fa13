namespace GenreFunctions.Infra.Tests;

/// <summary>One thing that is wrong.</summary>
/// <param name="Place">Where.</param>
/// <param name="Rule">Who says so.</param>
/// <param name="Message">One sentence: what is wrong, and what to do.</param>
internal sealed record Finding(Place Place, string Rule, string Message)
{
    public override string ToString() => $"{Place}: {Rule}: {Message}";
}
