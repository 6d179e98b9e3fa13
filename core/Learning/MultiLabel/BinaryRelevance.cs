using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// A learner of its own for every tag, present against absent, and one for the classes if there are any
/// (Tsoumakas, Katakis and Vlahavas, "Mining multi-label data", 2010, section 3). Shares of listeners become present or absent.
/// </summary>
public sealed class BinaryRelevance(ILearner learner) : IMultiLabelLearner
{
    /// <inheritdoc/>
    public string Name => $"relevance-{learner.Name}";

    /// <inheritdoc/>
    public string Settings => $"one learner a tag: {learner.Settings}";

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var missing = MissingValues.Fit(training);
        (training, validation) = (missing.Fill(training), missing.Fill(validation));
        var random = new RandomSource(seed);
        var tags = new TagQuestion[training.TagCount];
        for (var tag = 0; tag < tags.Length; tag++)
            tags[tag] = TagQuestion.Train(learner, training.Of(tag), validation.Of(tag), (long)random.NextBits(), watch);
        var classes = training.ClassCount > 0 ? learner.Train(training.OfClasses(), validation.OfClasses(), (long)random.NextBits(), watch) : null;
        return new Trained(missing, tags, classes, training.ClassCount);
    }

    private sealed class Trained(MissingValues missing, TagQuestion[] tags, ITrainedLearner? classes, int classCount) : ITrainedTagger
    {
        public string Ended => $"{tags.Length} tags";

        public TagScores Score(TaggedExamples rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            rows = missing.Fill(rows);
            var question = new Examples(rows.Features, rows.Columns, new int[rows.Count], 2, rows.Songs);
            var scores = new TagScores(new double[rows.Count * tags.Length], new double[rows.Count * classCount]);
            for (var tag = 0; tag < tags.Length; tag++)
            {
                var present = tags[tag].Score(question);
                for (var row = 0; row < present.Length; row++)
                    scores.Tags[row * tags.Length + tag] = present[row];
            }

            classes?.Score(question with { LabelCount = classCount }, scores.Classes);
            return scores;
        }
    }
}
