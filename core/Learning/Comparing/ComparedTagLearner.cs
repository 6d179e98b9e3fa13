using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Learning.Comparing;

/// <summary>How a learner of several labels did.</summary>
/// <param name="Name">The learner.</param>
/// <param name="Settings">Its settings, in words.</param>
/// <param name="Runs">What was found with each seed.</param>
public sealed record ComparedTagLearner(string Name, string Settings, IReadOnlyList<MultiLabelReport> Runs)
{
    /// <summary>A measure over the seeds; <see langword="null"/> where it is not known, as the accuracy of classes where there are none.</summary>
    public OverSeeds? Measure(Func<MultiLabelReport, double?> measure)
    {
        ArgumentNullException.ThrowIfNull(measure);
        double?[] values = [.. Runs.Select(measure)];
        return values.All(value => value is { } known && double.IsFinite(known)) ? OverSeeds.Of([.. values.Select(value => value!.Value)]) : null;
    }
}
