namespace GenreFunctions.Infra.Tests.Seeds;

/// <summary>Mistakes by subject. The texts are short on purpose, so that edits nearby leave them standing.</summary>
internal static class SeededMistakes
{
    public static IReadOnlyList<SeededMistake> All { get; } =
    [
        .. SyntaxMistakes.All,
    ];
}
