using System.Globalization;

namespace GenreFunctions.Learning.Ensembles;

/// <summary>
/// Several learners as one: a row's probabilities are the weighted mean of its members'. The members learn one after the other, each with a seed of its own, so that
/// the same learner several times is a mean of several seeds.
/// </summary>
public sealed class AverageLearner : ILearner
{
    private readonly ILearner[] _members;
    private readonly double[] _weights;

    /// <summary>Takes the members.</summary>
    /// <param name="members">One or more.</param>
    /// <param name="weights">
    /// What each counts; only their proportions matter. <see langword="null"/>: all the same.
    /// </param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentException">There are no members, not as many weights as members, or a weight is not a positive number.</exception>
    public AverageLearner(IReadOnlyList<ILearner> members, IReadOnlyList<double>? weights = null, string name = "average")
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
            throw new ArgumentException("There are no learners to average.", nameof(members));
        weights ??= [.. members.Select(_ => 1.0)];
        if (weights.Count != members.Count || !weights.All(weight => double.IsFinite(weight) && weight > 0))
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{members.Count} learners need as many weights above 0, not {string.Join(", ", weights)}."), nameof(weights));
        }

        _members = [.. members];
        _weights = [.. weights.Select(weight => weight / weights.Sum())];
        Name = name;
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Settings => string.Join("; ", _members
        .Zip(_weights, (member, weight) => (Words: $"{member.Name} ({member.Settings})", Weight: weight))
        .GroupBy(member => member.Words)
        .Select(same => string.Create(CultureInfo.InvariantCulture, $"{same.Sum(one => one.Weight):0.###} {(same.Count() > 1 ? $"{same.Count()} times " : "")}{same.Key}")));

    /// <inheritdoc/>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(watch);
        return new TrainedAverage(
            [.. _members.Select((member, place) => member.Train(training, validation, MemberSeeds.Of(seed, place), MemberStage.Of(watch, member, place, _members.Length)))],
            [.. _weights],
            training.LabelCount);
    }
}
