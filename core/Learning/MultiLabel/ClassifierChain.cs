using System.Globalization;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>
/// Tags are asked one after the other, and every question is told the answers before it, so that tags that go together are learnt to go together
/// (Read, Pfahringer, Holmes and Frank, "Classifier chains for multi-label classification", 2011). In training the answers are the true ones, in scoring the chain's own.
/// The mean of several chains in random orders is their ensemble of classifier chains.
/// </summary>
public sealed class ClassifierChain : IMultiLabelLearner
{
    /// <summary>More chains than this change nothing any more and cost time.</summary>
    private const int MostChains = 1000;

    private readonly ILearner _learner;
    private readonly int _chains;

    /// <summary>Takes the learner of a single tag and how many chains there are, 1 to 1000.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not so many chains.</exception>
    public ClassifierChain(ILearner learner, int chains = 1)
    {
        ArgumentNullException.ThrowIfNull(learner);
        if (chains is < 1 or > MostChains)
            throw new ArgumentOutOfRangeException(nameof(chains), chains, $"{chains} chains are outside 1 to {MostChains}.");
        (_learner, _chains) = (learner, chains);
    }

    /// <inheritdoc/>
    public string Name => $"{(_chains == 1 ? "chain" : "chains")}-{_learner.Name}";

    /// <inheritdoc/>
    public string Settings => string.Create(CultureInfo.InvariantCulture, $"{_chains} {(_chains == 1 ? "chain" : "chains")} in random order: {_learner.Settings}");

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        ArgumentNullException.ThrowIfNull(validation);
        var missing = MissingValues.Fit(training);
        (training, validation) = (missing.Fill(training), missing.Fill(validation));
        var random = new RandomSource(seed);
        var chains = Enumerable.Range(0, _chains).Select(_ => Link(training, validation, random, watch)).ToArray();
        var classes = training.ClassCount > 0 ? _learner.Train(training.OfClasses(), validation.OfClasses(), (long)random.NextBits(), watch) : null;
        return new Trained(missing, chains, classes, training.TagCount, training.ClassCount);
    }

    private Chain Link(TaggedExamples training, TaggedExamples validation, RandomSource random, TrainingWatch watch)
    {
        var order = Enumerable.Range(0, training.TagCount).ToArray();
        random.Shuffle(order);
        var links = new TagQuestion[order.Length];
        for (var place = 0; place < order.Length; place++)
        {
            var before = order[..place];
            links[place] = TagQuestion.Train(
                _learner, Told(training, before).Of(order[place]), Told(validation, before).Of(order[place]), (long)random.NextBits(), watch);
        }

        return new Chain(order, links);
    }

    /// <summary>Rows that know some of their tags; an unknown one counts as half.</summary>
    private static TaggedExamples Told(TaggedExamples rows, int[] tags) => Widen(
        rows, tags.Length, (row, i) => rows.IsPresent(row, tags[i]) switch { true => 1, false => 0, null => 0.5 });

    private static TaggedExamples Widen(TaggedExamples rows, int more, Func<int, int, double> value)
    {
        var columns = rows.Columns + more;
        var features = new double[rows.Count * columns];
        for (var row = 0; row < rows.Count; row++)
        {
            rows[row].CopyTo(features.AsSpan(row * columns));
            for (var i = 0; i < more; i++)
                features[row * columns + rows.Columns + i] = value(row, i);
        }

        return rows with { Features = features, Columns = columns };
    }

    private sealed record Chain(int[] Order, TagQuestion[] Links)
    {
        /// <summary>Answers in the chain's order; what is told on is yes or no, as the training rows had it.</summary>
        public double[] Score(TaggedExamples rows)
        {
            var answers = new double[rows.Count * Order.Length];
            var told = new List<double[]>();
            for (var place = 0; place < Order.Length; place++)
            {
                var asked = Widen(rows, place, (row, i) => told[i][row]);
                var present = Links[place].Score(new Examples(asked.Features, asked.Columns, new int[rows.Count], 2, rows.Songs));
                for (var row = 0; row < present.Length; row++)
                    answers[row * Order.Length + Order[place]] = present[row];
                told.Add([.. present.Select(probability => probability >= 0.5 ? 1.0 : 0.0)]);
            }

            return answers;
        }
    }

    private sealed class Trained(MissingValues missing, Chain[] chains, ITrainedLearner? classes, int tagCount, int classCount) : ITrainedTagger
    {
        public string Ended => $"{chains.Length} x {tagCount} tags";

        public TagScores Score(TaggedExamples rows)
        {
            ArgumentNullException.ThrowIfNull(rows);
            rows = missing.Fill(rows);
            var scores = new TagScores(new double[rows.Count * tagCount], new double[rows.Count * classCount]);
            foreach (var chain in chains)
            {
                var answers = chain.Score(rows);
                for (var i = 0; i < answers.Length; i++)
                    scores.Tags[i] += answers[i] / chains.Length;
            }

            classes?.Score(new Examples(rows.Features, rows.Columns, new int[rows.Count], classCount, rows.Songs), scores.Classes);
            return scores;
        }
    }
}
