namespace GenreFunctions.Cli.Demo.Styles;

/// <summary>Scales on any root, as pitch classes with 0 = C.</summary>
internal static class Scales
{
    public static IReadOnlyList<int> Major(int root) => On(root, 0, 2, 4, 5, 7, 9, 11);

    public static IReadOnlyList<int> Minor(int root) => On(root, 0, 2, 3, 5, 7, 8, 10);

    public static IReadOnlyList<int> MajorPentatonic(int root) => On(root, 0, 2, 4, 7, 9);

    public static IReadOnlyList<int> MinorPentatonic(int root) => On(root, 0, 3, 5, 7, 10);

    public static IReadOnlyList<int> Blues(int root) => On(root, 0, 3, 5, 6, 7, 10);

    private static int[] On(int root, params int[] intervals) => [.. intervals.Select(interval => (root + interval) % 12)];
}
