namespace GenreFunctions.Costs.Rollups;

/// <summary>Dictionaries as values.</summary>
internal static class Maps
{
    /// <summary>Whether both say the same of the same keys, in whatever order.</summary>
    public static bool AreEqual<TKey, TValue>(IReadOnlyDictionary<TKey, TValue> one, IReadOnlyDictionary<TKey, TValue> other)
        where TValue : IEquatable<TValue> =>
        one.Count == other.Count && one.All(pair => other.TryGetValue(pair.Key, out var value) && value.Equals(pair.Value));
}
