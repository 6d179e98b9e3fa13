using GenreFunctions.Features;

namespace GenreFunctions.Explaining;

/// <summary>How a song stands in one group of features.</summary>
/// <param name="Group">The group.</param>
/// <param name="Column">Which of its features tells most: the one farther from its mean.</param>
/// <param name="Deviations">How far the song's mean lies above the baseline in it (below, when negative), in standard deviations of segments.</param>
internal sealed record SoundTrait(SoundMeasure Group, int Column, double Deviations)
{
    /// <summary>Nearer to the mean than this, three segments of eight are, and a song is neither high nor low.</summary>
    private const double Ordinary = 0.5;

    private Vocabulary Vocabulary => Vocabulary.Of(Group);

    public string Name => Vocabulary.Name;

    public string Measure => Vocabulary.Measure;

    /// <summary>The feature that tells most, as feature files call it.</summary>
    public string Feature => FeatureSchema.Names[Column];

    /// <summary>What it sounds like, so that a sentence can go on with it.</summary>
    public string Words => Math.Abs(Deviations) < Ordinary
        ? $"an ordinary {Name}"
        : ((Column == Group.VarianceColumn, Deviations > 0) switch
        {
            (false, true) => Vocabulary.High,
            (false, false) => Vocabulary.Low,
            (true, true) => Vocabulary.Varied,
            (true, false) => Vocabulary.Steady,
        })!;

    /// <summary>Looks at a song.</summary>
    /// <param name="group">The group.</param>
    /// <param name="means">The song's features, each the mean over its segments.</param>
    /// <param name="baseline">What they are compared with.</param>
    public static SoundTrait Of(SoundMeasure group, ReadOnlySpan<double> means, FeatureBaseline baseline)
    {
        var mean = new SoundTrait(group, group.MeanColumn, baseline.Distance(group.MeanColumn, means[group.MeanColumn]));
        if (group.VarianceColumn is not { } column)
            return mean;
        var variance = new SoundTrait(group, column, baseline.Distance(column, means[column]));
        return Vocabulary.Of(group).High is null || Math.Abs(variance.Deviations) > Math.Abs(mean.Deviations) ? variance : mean;
    }
}
