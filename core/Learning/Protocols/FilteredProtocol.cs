using System.Globalization;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>
/// <c>filtered</c>: three fixed lists of songs, to learn from, to say when to stop, and to judge by. For GTZAN there are public lists without its faulty songs and
/// without an artist on two sides, 443, 197 and 290 songs (Kereliuk, Sturm and Larsen, "Deep learning and music adversaries", 2015), that much of the literature uses.
/// </summary>
/// <param name="lists">The songs.</param>
public sealed class FilteredProtocol(SongLists lists) : IProtocol
{
    /// <summary>The lists stay the same; what changes from seed to seed is the luck of the training, and a training is short.</summary>
    private const int UsualSeeds = 5;

    /// <inheritdoc/>
    public string Name => "filtered";

    /// <inheritdoc/>
    public bool Leaky => false;

    /// <inheritdoc/>
    public Division Divide(FeatureTable table, ProtocolOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        RequireDisjoint();
        var test = SongsOf(table, lists.Test, []);
        var validation = SongsOf(table, lists.Validation, test);
        var training = SongsOf(table, lists.Training, [.. test, .. validation]);
        Require(training, "training");
        Require(test, "test");
        var split = new Split(RowsOf(table, training), options.ValidationShare > 0 ? RowsOf(table, validation) : [], RowsOf(table, test));
        return new Division(
            Describe(table, training.Count, validation.Count, test.Count, options.ValidationShare > 0),
            [.. options.EachSeed(UsualSeeds).Select(seed => new DivisionPart($"seed {seed}", seed, split))]);
    }

    /// <summary>The listed songs that the table has, but those whose recording is on another side already.</summary>
    private static HashSet<int> SongsOf(FeatureTable table, IReadOnlyList<string> list, HashSet<int> taken)
    {
        var names = list.ToHashSet(StringComparer.Ordinal);
        var recordings = taken.Select(song => table.RecordingOfSong[song]).ToHashSet();
        return [.. Enumerable.Range(0, table.Songs.Count).Where(song => names.Contains(table.Songs[song]) && !recordings.Contains(table.RecordingOfSong[song]))];
    }

    private static int[] RowsOf(FeatureTable table, HashSet<int> songs) =>
        [.. Enumerable.Range(0, table.RowCount).Where(row => songs.Contains(table.SongOfRow[row]))];

    private static void Require(HashSet<int> songs, string list)
    {
        if (songs.Count == 0)
            throw new ArgumentException($"The rows have none of the songs of the {list} list; are their names spelt alike?");
    }

    private void RequireDisjoint()
    {
        var twice = lists.Training.Concat(lists.Validation).Concat(lists.Test).GroupBy(song => song, StringComparer.Ordinal).FirstOrDefault(songs => songs.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"The song '{twice.Key}' stands in two of the lists; each song has to be on one side.");
    }

    private string Describe(FeatureTable table, int training, int validation, int test, bool validates)
    {
        var listed = lists.Training.Concat(lists.Validation).Concat(lists.Test).ToHashSet(StringComparer.Ordinal);
        var known = table.Songs.Count(listed.Contains);
        var repeated = known - training - validation - test;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"Fixed lists: {training} songs to learn from, {validation} {(validates ? "that say when to stop" : "left aside")}, {test} to judge by." +
            $"{(known < listed.Count ? $" {listed.Count - known} listed songs are not among the rows." : "")}" +
            $"{(repeated > 0 ? $" {repeated} songs repeat one of a later list and were left out." : "")}");
    }
}
