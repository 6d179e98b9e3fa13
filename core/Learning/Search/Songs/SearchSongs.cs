using System.Globalization;
using GenreFunctions.Audio;
using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Protocols;

namespace GenreFunctions.Learning.Search.Songs;

/// <summary>
/// What a search may see, and what it may not. Its own songs become a table of their own: whatever is kept aside is not in it, so nothing that only knows the
/// table can look at it by mistake.
/// </summary>
/// <param name="Protocol"><c>songs</c>, <c>artists</c> or <c>filtered</c>.</param>
/// <param name="Description">What was done, in a sentence or two.</param>
/// <param name="Table">The songs to search on.</param>
/// <param name="GroupOfSong">Which of them have to stay on one side.</param>
/// <param name="HeldOut">The rows that are kept aside, their labels numbered as the table's; may be none.</param>
internal sealed record SearchSongs(string Protocol, string Description, FeatureTable Table, int[] GroupOfSong, Examples HeldOut)
{
    /// <summary>Songs that are kept aside.</summary>
    public int HeldOutSongs => HeldOut.Songs.Distinct().Count();

    /// <summary>Divides the songs of a table.</summary>
    /// <exception cref="ArgumentException">There are too few songs or artists, or a list is missing; the message says of what.</exception>
    public static SearchSongs Divide(FeatureTable table, SearchOptions options)
    {
        var sources = options.Sources;
        var protocol = options.Protocol ?? (sources.Lists is not null ? "filtered" : sources.Artists is not null ? "artists" : "songs");
        if (protocol is not ("songs" or "artists" or "filtered"))
            throw new ArgumentException($"A search is by songs, artists or filtered, where no song is on two sides; it cannot be by '{protocol}'.");
        if (sources.Find(protocol) is null)
            throw new ArgumentException($"The protocol {protocol} needs {ProtocolSources.NeedsOf(protocol)}.");
        var artists = protocol == "songs" ? null : sources.Artists;
        if (artists is not null && !table.Songs.Any(artists.Lists))
            throw new ArgumentException($"The artist index lists none of these songs, of which the first is '{table.Songs[0]}'; are their names spelt alike?");

        var split = protocol == "filtered"
            ? new FilteredProtocol(sources.Lists!).Divide(table, new ProtocolOptions { ValidationShare = 0 }).Parts[0].Split
            : KeepAside(table, Groups(table, artists), options);
        var own = Only(table, split.Training);
        var lacking = table.Labels.Except(own.Labels).FirstOrDefault();
        if (lacking is not null)
            throw new ArgumentException($"All songs of the label '{lacking}' are kept aside; more songs or artists of it are needed, or none kept aside.");
        var groups = Groups(own, artists);
        Require(own, groups, artists is not null);
        var heldOut = table.Examples(split.Test);
        return new SearchSongs(protocol, Describe(protocol, own.Songs.Count, heldOut.Songs.Distinct().Count(), artists is not null), own, groups, heldOut);
    }

    private static int[] Groups(FeatureTable table, ArtistIndex? artists) => artists is null ? [.. table.RecordingOfSong] : SongGroups.Of(table, artists);

    private static Split KeepAside(FeatureTable table, int[] groups, SearchOptions options)
    {
        if (options.HeldOutOneIn == 0)
            return new Split([.. Enumerable.Range(0, table.RowCount)], [], []);
        // The first fold always has the largest group, so it is drawn which one is kept aside.
        var folds = GroupSplits.Folds(table, groups, options.HeldOutOneIn, validationShare: 0, options.Seed);
        return folds[new RandomSource(options.Seed).NextBelow(folds.Count)];
    }

    private static FeatureTable Only(FeatureTable table, int[] rows) => new(
        [.. rows.Select(row => new FeatureRow(table.FileNames[row], Segment.LengthSamples, table.Row(row).ToArray(), table.Labels[table.LabelOfRow[row]]))]);

    private static void Require(FeatureTable table, int[] groups, bool artists)
    {
        if (table.Labels.Count < 2)
            throw new ArgumentException($"All rows are labelled '{table.Labels[0]}'; a model needs two labels or more.");
        var what = artists ? "artist" : "song";
        for (var label = 0; label < table.Labels.Count; label++)
        {
            if (groups.Where((_, song) => table.LabelOfSong[song] == label).Distinct().Count() < 2)
                throw new ArgumentException($"Of the label '{table.Labels[label]}' there is one {what} to search on; two or more are needed to learn from one and judge by another.");
        }

        var count = groups.Distinct().Count();
        if (count < SearchFolds.Count)
            throw new ArgumentException($"There are {count} {what}s to search on; {SearchFolds.Count} folds need {SearchFolds.Count} or more.");
    }

    private static string Describe(string protocol, int own, int heldOut, bool byArtist)
    {
        var folds = byArtist ? "artists" : "songs";
        var aside = (protocol, heldOut) switch
        {
            (_, 0) => "none is kept aside, so nobody knows how good the settings are with other songs",
            ("filtered", _) => $"the lists' {heldOut} songs to judge by, and those that say when to stop, are kept aside",
            _ => $"{heldOut} songs, whole {folds}, are kept aside",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{own} songs are searched on in {SearchFolds.Count} folds of {folds}; {aside}.");
    }
}
