namespace GenreFunctions.Browser.Tests.Running;

/// <summary>Something that axe-core finds hard to use for some readers.</summary>
/// <param name="Impact">critical, serious, moderate or minor.</param>
/// <param name="Rule">The rule's name, as in color-contrast.</param>
/// <param name="Help">What to do.</param>
/// <param name="Elements">Where, as CSS selectors.</param>
public sealed record AxeViolation(string Impact, string Rule, string Help, IReadOnlyList<string> Elements)
{
    public override string ToString() => $"{Impact} {Rule}: {Help} At {string.Join(" | ", Elements)}";
}
