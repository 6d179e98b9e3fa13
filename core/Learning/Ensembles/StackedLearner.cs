using System.Globalization;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Ensembles;

/// <summary>
/// Stacking (Wolpert, "Stacked generalization", 1992): a meta learner learns from the members' probabilities what each is to be trusted with. It sees only
/// probabilities for songs that the members did not learn from: the training songs are divided into folds, and members trained on the others score each. The members that score later have
/// learnt from all training rows.
/// </summary>
public sealed class StackedLearner : ILearner
{
    private readonly ILearner[] _members;
    private readonly ILearner _meta;
    private readonly int _folds;

    /// <summary>Takes the members and the learner that judges them.</summary>
    /// <param name="members">One or more.</param>
    /// <param name="meta">Learns from the members' probabilities side by side: as many columns as members times labels.</param>
    /// <param name="folds">Parts that the training songs are divided into, 2 or more. More of them: better probabilities to learn from, and more trainings.</param>
    /// <param name="name">What it is called.</param>
    /// <exception cref="ArgumentException">There are no members.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds.</exception>
    public StackedLearner(IReadOnlyList<ILearner> members, ILearner meta, int folds = 5, string name = "stacked")
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(meta);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (members.Count == 0)
            throw new ArgumentException("There are no learners to stack.", nameof(members));
        (_members, _meta, _folds, Name) = ([.. members], meta, folds, name);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public string Settings => string.Create(
        CultureInfo.InvariantCulture,
        $"{_meta.Name} ({_meta.Settings}) over {_folds} folds of {string.Join("; ", _members.Select(member => $"{member.Name} ({member.Settings})"))}");

    /// <inheritdoc/>
    /// <remarks>
    /// The members stop by the validation rows; so does the meta learner, by what the members then say of these.
    /// </remarks>
    public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        ArgumentNullException.ThrowIfNull(watch);
        var unheard = OutOfFold(training, validation, seed, watch);
        var members = TrainMembers(training, validation, seed, watch);
        var meta = _meta.Train(unheard, MemberScores.Of(members, validation), MemberSeeds.Of(seed, _members.Length), watch with { Stage = $"{watch.Stage}, {_meta.Name}" });
        return new TrainedStack(members, meta);
    }

    // The members' probabilities of every training row, each from members that have heard nothing of the row's song.
    private Examples OutOfFold(Examples training, Examples validation, long seed, TrainingWatch watch)
    {
        var folds = SongFolds.Of(training.Songs, training.Labels, _folds, seed);
        var columns = _members.Length * training.LabelCount;
        var features = new double[training.Count * columns];
        for (var fold = 0; fold < _folds; fold++)
        {
            var inside = folds[fold];
            var members = TrainMembers(training.Take(SongFolds.Except(training.Count, inside)), validation, seed, watch with { Stage = $"{watch.Stage}, fold {fold + 1} of {_folds}" });
            var scores = MemberScores.Of(members, training.Take(inside));
            for (var i = 0; i < inside.Length; i++)
                scores[i].CopyTo(features.AsSpan(inside[i] * columns));
        }

        return training with { Features = features, Columns = columns };
    }

    private ITrainedLearner[] TrainMembers(Examples training, Examples validation, long seed, TrainingWatch watch) =>
        [.. _members.Select((member, place) => member.Train(training, validation, MemberSeeds.Of(seed, place), MemberStage.Of(watch, member, place, _members.Length)))];
}
