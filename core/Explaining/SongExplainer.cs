using System.Globalization;
using GenreFunctions.Audio;
using GenreFunctions.Explaining.Trees;
using GenreFunctions.Features;
using GenreFunctions.Models;
using GenreFunctions.Tagging;

namespace GenreFunctions.Explaining;

/// <summary>
/// Says why a song was tagged as it was, whatever the model: by how much each group of features moved the probability of each label from that of an average
/// segment to that of the song (Shapley values: exact ones where the model is trees, see <see cref="TreeExplainer"/>, else of a <see cref="ShapleySampler"/>), and in words.
/// Deterministic under its options. Thread-safe.
/// </summary>
/// <remarks>
/// What is explained is the mean of the segments' probabilities, which calibration turns into the song's confidence; the order of labels is the same. The groups
/// are replaced one by one whatever the others are, so that a model is also asked of sounds that no music has: the values say what the model does with its
/// numbers, not what in the music causes what.
/// </remarks>
public sealed class SongExplainer
{
    private readonly SegmentScoring _score;
    private readonly ModelMetadata _metadata;
    private readonly ExplanationOptions _options;
    private readonly FeatureBaseline _baseline;
    private readonly bool _readsWholeSongs;
    private readonly TreeExplainer? _trees;

    /// <summary>Explains what <paramref name="model"/> says.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How exactly; by default as <see cref="ExplanationOptions"/> says.</param>
    /// <param name="baseline">
    /// What songs are compared with; by default the mean of the model's training rows, or <see cref="FeatureBaseline.Shared"/> where it holds none. With one of your own trees are
    /// explained as any model is: their exact values are of the rows that they were trained with.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SongExplainer(GenreModel model, ExplanationOptions? options = null, FeatureBaseline? baseline = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        (_score, _metadata) = (model.Score, model.Metadata);
        _options = (options ?? new ExplanationOptions()).Checked();
        _baseline = baseline ?? FeatureBaseline.Of(model) ?? FeatureBaseline.Shared;
        _readsWholeSongs = model.ReadsSongs;
        _trees = baseline is null ? TreeExplainer.Of(model, Groups) : null;
    }

    /// <summary>Explains a song that was tagged, from its audio.</summary>
    /// <param name="song">What the same model said of it.</param>
    /// <param name="segments">The same audio, from its beginning. It is read up to the last segment that is looked at.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The explanation, or what is wrong with the audio: bad audio is never thrown.</returns>
    /// <exception cref="ArgumentException">The song has no tags, or another model's.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongExplanationResult Explain(SongResult song, SegmentReader segments, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentNullException.ThrowIfNull(segments);
        Check(song);
        var chosen = ChosenSegments.Of(song.Timeline, _options.MaximumSegments);
        if (ChosenSegments.TryRead(segments, chosen, cancellation) is { } features)
            return new SongExplanationResult(Explain(song, features, cancellation), Fault: null);
        var fault = segments.Fault ?? new AudioFault(SongOutcome.Undecodable, "The song is shorter now than it was when it was tagged: tag it again.");
        return new SongExplanationResult(Explanation: null, fault);
    }

    /// <summary>Explains a song that was tagged, from the features of its segments.</summary>
    /// <param name="song">What the same model said of it.</param>
    /// <param name="features">Row-major, 57 a segment: all that are to be looked at, none of them silent.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="ArgumentException">The song has no tags, or another model's; or the features are not one or more rows, or cannot be scored.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    public SongExplanation Explain(SongResult song, ReadOnlySpan<double> features, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(song);
        Check(song);
        if (features.IsEmpty || features.Length % FeatureSchema.Count != 0)
            throw new ArgumentException($"{features.Length} features are not segments of {FeatureSchema.Count}.", nameof(features));
        var values = Sample(features, cancellation);
        var means = new double[FeatureSchema.Count];
        SongJoin.Mean(features, means);
        var traits = SoundMeasures.All.Select(group => SoundTrait.Of(group, means, _baseline)).ToArray();
        var text = new ExplanationText(song, traits, _metadata.Labels, values);
        return new SongExplanation
        {
            ModelId = _metadata.Id,
            Method = _trees is null ? ExplanationMethod.Sampling : ExplanationMethod.TreeShap,
            Baseline = _trees is null ? _baseline.Description : TreeExplainer.Baseline,
            Labels = [.. song.Tags.Select(tag => Label(tag, traits, values, text))],
            SegmentCount = features.Length / FeatureSchema.Count,
            SongSegmentCount = song.SegmentCount,
            ScoredRows = values.Rows,
            Seed = _options.Seed,
        };
    }

    private static int[][] Groups => [.. SoundMeasures.All.Select(group => group.Columns)];

    private ShapleyValues Sample(ReadOnlySpan<double> features, CancellationToken cancellation)
    {
        if (_trees is not null)
            return _trees.Explain(features, cancellation);
        var (labels, baseline) = (_metadata.Labels.Count, _baseline.Means.ToArray());
        return _readsWholeSongs
            ? new WholeSongSampler(_score, labels, Groups, baseline).Sample(features, _options, cancellation)
            : new ShapleySampler(_score, labels, Groups, baseline).Sample(features, _options, cancellation);
    }

    private LabelExplanation Label(Tag tag, SoundTrait[] traits, ShapleyValues values, ExplanationText text)
    {
        var label = _metadata.Labels.ToList().IndexOf(tag.Label);
        return new LabelExplanation
        {
            Label = tag.Label,
            Confidence = tag.Probability,
            Probability = values.Probabilities[label],
            BaselineProbability = values.BaselineProbabilities[label],
            Groups = [.. traits.Select((trait, group) => Contribution(trait, values.Values[label][group], values.StandardErrors[label][group]))
                .OrderByDescending(group => Math.Abs(group.Value))],
            Sentences = text.Sentences(tag),
        };
    }

    private static GroupContribution Contribution(SoundTrait trait, double value, double standardError) => new()
    {
        Group = trait.Group.Id,
        Name = trait.Name,
        Measure = trait.Measure,
        Words = trait.Words,
        Feature = trait.Feature,
        Deviations = trait.Deviations,
        Value = value,
        StandardError = standardError,
    };

    private void Check(SongResult song)
    {
        if (song.Outcome != SongOutcome.Tagged)
            throw new ArgumentException($"The song '{song.Source}' has no tags that could be explained.", nameof(song));
        if (song.ModelId != _metadata.Id)
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"The song '{song.Source}' was tagged by '{song.ModelId}', not by '{_metadata.Id}'."), nameof(song));
    }
}
