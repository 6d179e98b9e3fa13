namespace GenreFunctions.Learning.MultiLabel;

/// <summary>A learner of the classes beside the tags, and of nothing else: in a <see cref="TagEnsemble"/> it has a voice on the genre and none on the moods.</summary>
public sealed class ClassVoice(ILearner learner) : IMultiLabelLearner
{
    /// <inheritdoc/>
    public string Name => $"class-{learner.Name}";

    /// <inheritdoc/>
    public string Settings => $"classes alone: {learner.Settings}";

    /// <inheritdoc/>
    public IMultiLabelLearner? ForTags => null;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">There are no classes.</exception>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        if (training.ClassCount == 0)
            throw new ArgumentException($"There are no classes for {learner.Name} to learn.", nameof(training));
        var missing = MissingValues.Fit(training);
        return new Trained(missing, learner.Train(missing.Fill(training).OfClasses(), missing.Fill(validation).OfClasses(), seed, watch), training.ClassCount);
    }

    private sealed class Trained(MissingValues missing, ITrainedLearner classes, int classCount) : ITrainedTagger
    {
        public string Ended => classes.Ended;

        public TagScores Score(TaggedExamples rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            rows = missing.Fill(rows);
            var scores = new TagScores([], new double[rows.Count * classCount]);
            classes.Score(new Examples(rows.Features, rows.Columns, new int[rows.Count], classCount, rows.Songs), scores.Classes);
            return scores;
        }
    }
}
