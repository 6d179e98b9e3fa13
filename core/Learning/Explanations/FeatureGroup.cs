namespace GenreFunctions.Learning.Explanations;

/// <summary>Features that are looked at together: one, or several that say the same and would each seem useless while the others are there.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Columns">Places of the features, counted from 0.</param>
public sealed record FeatureGroup(string Name, IReadOnlyList<int> Columns)
{
    /// <summary>Each feature alone.</summary>
    public static IReadOnlyList<FeatureGroup> Each(IReadOnlyList<string> names) => [.. names.Select((name, place) => new FeatureGroup(name, [place]))];

    /// <summary>Features that are called alike up to the last underscore together: <c>mfcc3_mean</c> and <c>mfcc3_var</c> are <c>mfcc3</c>.</summary>
    public static IReadOnlyList<FeatureGroup> Families(IReadOnlyList<string> names) =>
    [
        .. names.Select((name, place) => (Family: name.LastIndexOf('_') is > 0 and var end ? name[..end] : name, place))
            .GroupBy(feature => feature.Family, StringComparer.Ordinal)
            .Select(family => new FeatureGroup(family.Key, [.. family.Select(feature => feature.place)])),
    ];
}
