using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>The weighted mean of what several learners say, each with a seed of its own; the same learner several times is the mean of its chances.</summary>
public sealed class TagEnsemble : IMultiLabelLearner
{
    private readonly IReadOnlyList<IMultiLabelLearner> _members;
    private readonly IReadOnlyList<double> _weights;

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

    /// <inheritdoc/>
    public string Name => string.Join('+', _members.Select(member => member.Name).Distinct());

    /// <inheritdoc/>
    public string Settings => string.Join("; ", _members.GroupBy(member => (member.Name, member.Settings)).Select(group => $"{group.Count()} x {group.Key.Name} ({group.Key.Settings})"));

    /// <inheritdoc/>
    public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
    {
        var random = new Networks.RandomSource(seed);
        return new Trained([.. _members.Select(member => member.Train(training, validation, (long)random.NextBits(), watch))], _weights);
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
