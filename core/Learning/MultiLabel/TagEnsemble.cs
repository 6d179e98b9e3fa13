using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>The weighted mean of what several learners say, each with a seed of its own; the same learner several times is the mean of its chances.</summary>
public sealed class TagEnsemble : IMultiLabelLearner
{
    private readonly IReadOnlyList<IMultiLabelLearner> _members;
    private readonly IReadOnlyList<double> _weights;
    private readonly bool _tagsOnly;

    /// <summary>Takes the members and, unless they count alike, their weights.</summary>
    /// <exception cref="ArgumentException">There are no members, or not as many weights, or a weight is not above 0.</exception>
    public TagEnsemble(IReadOnlyList<IMultiLabelLearner> members, IReadOnlyList<double>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.Count == 0)
            throw new ArgumentException("An ensemble needs a member or more.", nameof(members));
        _weights = weights ?? [.. members.Select(_ => 1.0)];
        if (_weights.Count != members.Count || !_weights.All(weight => weight > 0))
            throw new ArgumentException($"{members.Count} members need as many weights above 0; these are {string.Join(", ", _weights)}.", nameof(weights));
        _members = members;
    }

    private TagEnsemble(IReadOnlyList<IMultiLabelLearner> members, IReadOnlyList<double> weights, bool tagsOnly)
        : this(members, weights) => _tagsOnly = tagsOnly;

    /// <inheritdoc/>
    public string Name => string.Join('+', _members.Select(member => member.Name).Distinct());

    /// <inheritdoc/>
    public string Settings => string.Join("; ", _members.GroupBy(member => (member.Name, member.Settings)).Select(group => $"{group.Count()} x {group.Key.Name} ({group.Key.Settings})"));

    /// <inheritdoc/>
    public IMultiLabelLearner? ForTags => _members.All(member => member.ForTags is null) ? null : new TagEnsemble(_members, _weights, tagsOnly: true);

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        ArgumentNullException.ThrowIfNull(training);
        var random = new Networks.RandomSource(seed);
        var (trained, weights) = (new List<ITrainedTagger>(), new List<double>());
        for (var i = 0; i < _members.Count; i++)
        {
            // A seed is drawn for those left out too: the others' stay as they are.
            var own = (long)random.NextBits();
            if ((_tagsOnly || training.ClassCount == 0 ? _members[i].ForTags : _members[i]) is not { } member)
                continue;
            trained.Add(member.Train(training, validation, own, watch));
            weights.Add(_weights[i]);
        }

        return trained.Count > 0 ? new Trained([.. trained], weights) : throw new ArgumentException("There are no classes, and no member learns tags.", nameof(training));
    }

    private sealed class Trained(ITrainedTagger[] members, IReadOnlyList<double> weights) : ITrainedTagger
    {
        public string Ended => string.Join("; ", members.Select(member => member.Ended).Distinct());

        public TagScores Score(TaggedExamples rows) => TagScores.Mean([.. members.Select(member => member.Score(rows))], weights);

        public TagValues? Write(OnnxGraphBuilder graph, OnnxValue features, bool withClasses)
        {
            var written = members.Select(member => member.Write(graph, features, withClasses)).OfType<TagValues>().ToArray();
            return written.Length == members.Length ? TagValues.Mean(graph, written, weights) : null;
        }
    }
}
