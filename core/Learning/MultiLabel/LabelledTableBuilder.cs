using System.Globalization;

namespace GenreFunctions.Learning.MultiLabel;

/// <summary>Gathers rows into a <see cref="LabelledTable"/>, whatever file they come from.</summary>
internal sealed class LabelledTableBuilder(IReadOnlyList<string> featureNames, IReadOnlyList<string> tagNames)
{
    private readonly List<double> _features = [];
    private readonly List<double> _targets = [];
    private readonly List<int> _songs = [];
    private readonly List<string> _classes = [];
    private readonly Dictionary<string, int> _songNumbers = new(StringComparer.Ordinal);

    /// <summary>Adds a row.</summary>
    /// <param name="where">Where it stands, for messages: <c>Line 7</c>.</param>
    /// <param name="features">NaN where one is missing.</param>
    /// <param name="targets">NaN where one is missing.</param>
    /// <param name="song">The song's name; <see langword="null"/>: the row stands alone.</param>
    /// <param name="one">The class's name; <see langword="null"/> if there are none.</param>
    /// <exception cref="InvalidDataException">A target is outside 0 to 1.</exception>
    public void Add(string where, ReadOnlySpan<double> features, ReadOnlySpan<double> targets, string? song, string? one)
    {
        for (var tag = 0; tag < targets.Length; tag++)
        {
            if (targets[tag] is < 0 or > 1)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{where}: the tag {tagNames[tag]} is {targets[tag]}; a tag is 0, 1, or a share between."));
        }

        _features.AddRange(features);
        _targets.AddRange(targets);
        var name = song ?? string.Create(CultureInfo.InvariantCulture, $"row {_songs.Count + 1}");
        _songNumbers.TryAdd(name, _songNumbers.Count);
        _songs.Add(_songNumbers[name]);
        if (one is not null)
            _classes.Add(one);
    }

    /// <summary>The table.</summary>
    /// <exception cref="InvalidDataException">There are no rows.</exception>
    public LabelledTable Build()
    {
        if (_songs.Count == 0)
            throw new InvalidDataException("The file has no rows.");
        string[] classes = [.. _classes.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new LabelledTable(
            featureNames,
            tagNames,
            classes,
            [.. _songNumbers.Keys],
            new TaggedExamples([.. _features], featureNames.Count, [.. _targets], tagNames.Count, [.. _songs])
            {
                Classes = [.. _classes.Select(name => Array.BinarySearch(classes, name, StringComparer.Ordinal))],
                ClassCount = classes.Length,
            });
    }
}
