using System.Globalization;
using GenreFunctions.Tagging;

namespace GenreFunctions.Explaining;

/// <summary>Puts an explanation into sentences for people who know music, and neither features nor models.</summary>
/// <param name="song">What tagging said of the song.</param>
/// <param name="traits">How the song stands in each group.</param>
/// <param name="labels">The model's labels, in its order.</param>
/// <param name="values">What each group did for each label.</param>
internal sealed class ExplanationText(SongResult song, IReadOnlyList<SoundTrait> traits, IReadOnlyList<string> labels, ShapleyValues values)
{
    /// <summary>More than this nobody reads in a sentence.</summary>
    private const int MostFor = 3;

    private const int MostAgainst = 2;

    /// <summary>Half a percentage point: less is not worth a word.</summary>
    private const double LeastShare = 0.005;

    /// <summary>A value within so many standard errors of nought may as well be of the other sign.</summary>
    private const double SureErrors = 2;

    /// <summary>A label less likely than this is no neighbour.</summary>
    private const double LeastNeighbour = 0.05;

    /// <summary>The sentences on a label: why it got as much as it did, and what tells it from its neighbour, where it has one.</summary>
    public IReadOnlyList<string> Sentences(Tag tag) => Contrast(tag) is { } contrast ? [Why(tag), contrast] : [Why(tag)];

    private string Why(Tag tag)
    {
        var label = IndexOf(tag.Label);
        var (changes, errors) = (values.Values[label], values.StandardErrors[label]);
        var speakFor = List(group => changes[group], errors, MostFor);
        var against = List(group => -changes[group], errors, MostAgainst);
        var result = tag.Label == song.Genre ? $"Called {tag.Label} ({Percent(tag)})"
            : tag == song.Tags[0] ? $"Nearest to {tag.Label} ({Percent(tag)}), too unsure to be called so:"
            : $"{Capitalised(tag.Label)} got {Percent(tag)}:";
        var isCalled = tag.Label == song.Genre;
        return (speakFor, against) switch
        {
            (null, null) => $"{result.TrimEnd(':')}; no trait of the sound moved that by much.",
            (null, _) => $"{result} {(isCalled ? "though no trait spoke for it by much" : "no trait spoke for it by much")}; against it spoke {against}.",
            (_, null) => $"{result} {(isCalled ? "mostly because of" : "for it spoke")} {speakFor}; nothing spoke against it by much.",
            _ => $"{result} {(isCalled ? "mostly because of" : "for it spoke")} {speakFor}; against it spoke {against}.",
        };
    }

    private string? Contrast(Tag tag)
    {
        var isFirst = tag == song.Tags[0];
        var (winner, other) = isFirst ? (tag, song.Tags[1]) : (song.Tags[0], tag);
        if (isFirst && other.Probability < LeastNeighbour)
            return null;
        var (first, second) = (IndexOf(winner.Label), IndexOf(other.Label));
        var errors = traits.Select((_, group) => values.StandardErrors[first][group] + values.StandardErrors[second][group]).ToArray();
        var told = List(group => values.Values[first][group] - values.Values[second][group], errors, MostAgainst);
        return told is null ? null
            : isFirst ? $"{Capitalised(other.Label)} came next ({Percent(other)}); what spoke most for {winner.Label} over it: {told}."
            : $"{Capitalised(winner.Label)} came first ({Percent(winner)}); what spoke most for it over {other.Label}: {told}.";
    }

    /// <summary>The traits that count most, joined as English joins them; all details of the tone colour among them as one.</summary>
    private string? List(Func<int, double> change, double[] errors, int most)
    {
        var groups = Enumerable.Range(0, traits.Count).Where(group => change(group) >= Math.Max(LeastShare, SureErrors * errors[group]))
            .OrderByDescending(change).ToArray();
        var details = new List<int>();
        var items = new List<string?>();
        foreach (var group in groups)
        {
            var detail = Vocabulary.DetailNumber(traits[group].Group);
            var isNew = detail is null || details.Count == 0;
            if (isNew && items.Count == most)
                break;
            if (isNew)
                items.Add(detail is null ? traits[group].Words : null);
            if (detail is { } number && details.Count < most)
                details.Add(number);
        }

        details.Sort();
        var colour = $"its tone colour (MFCC {Joined([.. details.Select(number => number.ToString(CultureInfo.InvariantCulture))])})";
        return items.Count == 0 ? null : Joined([.. items.Select(item => item ?? colour)]);
    }

    private int IndexOf(string label) => labels.ToList().IndexOf(label);

    private static string Joined(IReadOnlyList<string> items) =>
        items.Count < 2 ? string.Concat(items) : $"{string.Join(", ", items.SkipLast(1))} and {items[^1]}";

    private static string Percent(Tag tag) => tag.Probability.ToString("0%", CultureInfo.InvariantCulture);

    private static string Capitalised(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];
}
