using System.Globalization;
using System.Text.Json;
using GenreFunctions.Tagging;

namespace GenreFunctions.Cli.Tagging;

/// <summary>Results in words and figures for people.</summary>
internal static class Words
{
    /// <summary>An outcome as the JSON spells it: <c>tooShort</c>.</summary>
    public static string CamelCase(SongOutcome outcome) => JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString());

    /// <summary>An outcome in plain words: <c>too short</c>.</summary>
    public static string Plain(SongOutcome outcome) =>
        string.Concat(CamelCase(outcome).Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    /// <summary>A probability in whole percent.</summary>
    public static string Percent(double probability) => probability.ToString("0%", CultureInfo.InvariantCulture);

    /// <summary>Minutes and seconds, with hours where there are some: <c>3:07</c>, <c>1:02:33</c>.</summary>
    public static string Clock(double seconds)
    {
        var time = TimeSpan.FromSeconds(Math.Round(seconds));
        return time.TotalHours < 1 ? $"{time.Minutes}:{time.Seconds:00}" : $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}";
    }

    /// <summary>Why there are no tags, and what was repaired on the way; empty when there is nothing to say.</summary>
    public static string Note(SongResult song) =>
        string.Join(' ', song.Warnings.Prepend(song.Message).Where(sentence => !string.IsNullOrEmpty(sentence)));

    /// <summary>What else the song may be: its likeliest tags but for the genre it was given.</summary>
    public static string OtherTags(SongResult song, int count, double leastProbability) =>
        string.Join(", ", song.Tags.Where(tag => tag.Label != song.Genre && tag.Probability >= leastProbability).Take(count)
            .Select(tag => $"{tag.Label} {Percent(tag.Probability)}"));

    /// <summary>The moods that are said of a song, likeliest first.</summary>
    public static IEnumerable<string> SaidMoods(SongMoods song) =>
        song.Moods.Where(mood => mood.IsSaid).OrderByDescending(mood => mood.Probability).Select(mood => mood.Label);

    /// <summary>A mood for people: <c>joyful activation</c>.</summary>
    public static string Plain(string mood) => mood.Replace('_', ' ');
}
