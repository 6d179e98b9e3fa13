using System.Globalization;
using GenreFunctions.Features;
using GenreFunctions.Models;

namespace GenreFunctions.Explaining;

/// <summary>What a song is compared with: an average segment, and how far segments usually lie from it. Immutable and thread-safe.</summary>
public sealed class FeatureBaseline
{
    private const string SharedResource = "GenreFunctions.Explaining.gtzan-baseline.csv";

    /// <summary>What is less, a logarithm takes as this; the variance of nothing but rounding.</summary>
    private const double LeastLogarithmic = 1e-10;

    private static readonly Lazy<FeatureBaseline> SharedBaseline = new(ReadShared);

    private readonly bool[] _logarithmic;

    /// <summary>A baseline of one's own, as the mean and deviation of some rows.</summary>
    /// <param name="description">What it is, as a sentence goes on with it: <c>the mean of our catalogue</c>.</param>
    /// <param name="means">A value a feature, in the order of <see cref="FeatureSchema.Names"/>.</param>
    /// <param name="deviations">As many standard deviations; one that is 0 stands for a feature that never changes.</param>
    /// <exception cref="ArgumentException">There are not 57 of each, or not all are finite, or a deviation is negative.</exception>
    public FeatureBaseline(string description, IReadOnlyList<double> means, IReadOnlyList<double> deviations)
        : this(description, means, deviations, new bool[FeatureSchema.Count])
    {
    }

    private FeatureBaseline(string description, IReadOnlyList<double> means, IReadOnlyList<double> deviations, bool[] logarithmic)
    {
        ArgumentException.ThrowIfNullOrEmpty(description);
        ArgumentNullException.ThrowIfNull(means);
        ArgumentNullException.ThrowIfNull(deviations);
        if (means.Count != FeatureSchema.Count || deviations.Count != FeatureSchema.Count)
            throw new ArgumentException($"A baseline has {FeatureSchema.Count} means and deviations, not {means.Count} and {deviations.Count}.", nameof(means));
        for (var i = 0; i < means.Count; i++)
        {
            if (!double.IsFinite(means[i]) || !double.IsFinite(deviations[i]) || deviations[i] < 0)
            {
                throw new ArgumentException(string.Create(
                    CultureInfo.InvariantCulture, $"The mean {means[i]} and the deviation {deviations[i]} of {FeatureSchema.Names[i]} are none."), nameof(means));
            }
        }

        Description = description;
        Means = [.. means];
        Deviations = [.. deviations];
        _logarithmic = logarithmic;
    }

    /// <summary>The average segment of the public GTZAN feature file, for models that do not say what they were trained with: they know the same features.</summary>
    public static FeatureBaseline Shared => SharedBaseline.Value;

    /// <summary>What it is, as a sentence goes on with it.</summary>
    public string Description { get; }

    /// <summary>A value a feature.</summary>
    public IReadOnlyList<double> Means { get; }

    /// <summary>How far segments usually lie from it, a feature each; of features that the model takes the logarithm of, how far their logarithms do.</summary>
    public IReadOnlyList<double> Deviations { get; }

    /// <summary>The mean of the rows a model was trained with, where it holds it: where it begins by subtracting means and dividing by deviations.</summary>
    /// <returns><see langword="null"/> where it holds none.</returns>
    public static FeatureBaseline? Of(GenreModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return TrainingScale.Read(ModelGraphFile.Of(model)) is { } scale ? Of(scale) : null;
    }

    /// <summary>Of features whose logarithms a model takes, the mean is the geometric one.</summary>
    internal static FeatureBaseline Of(TrainingScale scale) => new(
        "the average segment of the data that the model was trained with",
        [.. scale.Means.Zip(scale.Logarithmic, (mean, isLogarithmic) => isLogarithmic ? Math.Exp(mean) : mean)],
        scale.Deviations,
        scale.Logarithmic);

    /// <summary>How many deviations a value lies above (or, negative, below) the mean; 0 for a feature that never changes.</summary>
    internal double Distance(int column, double value)
    {
        if (Deviations[column] == 0)
            return 0;
        var difference = _logarithmic[column] ? Math.Log(Math.Max(value, LeastLogarithmic) / Means[column]) : value - Means[column];
        return difference / Deviations[column];
    }

    private static FeatureBaseline ReadShared()
    {
        using var reader = new StreamReader(typeof(FeatureBaseline).Assembly.GetManifestResourceStream(SharedResource)!);
        var rows = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToArray();
        if (!rows.Select(row => row[0]).SequenceEqual(FeatureSchema.Names))
            throw new InvalidOperationException($"The resource {SharedResource} is not of the features in their order.");
        return new FeatureBaseline("the average segment of the GTZAN collection", Column(1), Column(2));

        double[] Column(int number) => [.. rows.Select(row => double.Parse(row[number], CultureInfo.InvariantCulture))];
    }
}
