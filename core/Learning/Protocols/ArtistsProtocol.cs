using System.Globalization;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Learning.Protocols;

/// <summary>
/// <c>artists</c>: five folds of artists, stratified as well as whole artists allow; neither an artist nor a recording is on two sides. Every song is judged once, by
/// a model that has heard nothing of its artist: what to expect of new artists. Songs without a known artist stand alone.
/// </summary>
/// <param name="index">Who performs each song.</param>
public sealed class ArtistsProtocol(ArtistIndex index) : IProtocol
{
    /// <inheritdoc/>
    public string Name => "artists";

    /// <inheritdoc/>
    public bool Leaky => false;

    /// <inheritdoc/>
    public Division Divide(FeatureTable table, ProtocolOptions options)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        if (!table.Songs.Any(index.Lists))
            throw new ArgumentException($"The artist index lists none of these songs, of which the first is '{table.Songs[0]}'; are their names spelt alike?");
        var groups = SongGroups.Of(table, index);
        RequireArtists(table, groups);
        var unknown = table.Songs.Count(song => index.ArtistOf(song) is null);
        var artists = table.Songs.Select(index.ArtistOf).Where(artist => artist is not null).Distinct().Count();
        return new Division(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{FoldParts.Folds} folds of {artists} artists, stratified as well as artists allow; every song is judged by a model that has heard nothing of its artist." +
                $"{(unknown > 0 ? $" {unknown} songs are of unknown artists and stand alone." : "")}"),
            FoldParts.Of(options, seed => GroupSplits.Folds(table, groups, FoldParts.Folds, options.ValidationShare, seed)));
    }

    private static void RequireArtists(FeatureTable table, int[] groups)
    {
        for (var label = 0; label < table.Labels.Count; label++)
        {
            var count = groups.Where((_, song) => table.LabelOfSong[song] == label).Distinct().Count();
            if (count < 2)
                throw new ArgumentException($"All songs of the label '{table.Labels[label]}' are of one artist; two or more are needed to learn from one and judge by another.");
        }
    }
}
