namespace GenreFunctions.Tests.Reference;

/// <summary>The median of 31 neighbours by sorting each window; edges mirrored with the last value repeated.</summary>
internal static class SlowMedian
{
    public static T[] Filter31<T>(T[] values) =>
        [.. Enumerable.Range(0, values.Length).Select(i => Enumerable.Range(i - 15, 31).Select(j => values[Mirror(j, values.Length)]).Order().ElementAt(15))];

    private static int Mirror(int index, int length) => index < 0 ? -1 - index : index >= length ? 2 * length - 1 - index : index;
}
