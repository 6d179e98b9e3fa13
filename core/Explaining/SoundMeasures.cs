using GenreFunctions.Features;

namespace GenreFunctions.Explaining;

/// <summary>The 29 groups of the 57 features, in the order of their columns.</summary>
internal static class SoundMeasures
{
    private const string MeanEnding = "_mean";
    private const string VarianceEnding = "_var";

    /// <summary>All of them; every feature is in one.</summary>
    public static IReadOnlyList<SoundMeasure> All { get; } = [.. Find(FeatureSchema.Names)];

    private static IEnumerable<SoundMeasure> Find(IReadOnlyList<string> names)
    {
        for (var column = 0; column < names.Count; column++)
        {
            if (names[column].EndsWith(VarianceEnding, StringComparison.Ordinal))
                continue;
            var id = names[column].Replace(MeanEnding, "", StringComparison.Ordinal);
            var variance = names.ToList().IndexOf(id + VarianceEnding);
            yield return new SoundMeasure(id, column, variance < 0 ? null : variance);
        }
    }
}
