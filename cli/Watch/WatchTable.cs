using GenreFunctions.Cli.Tagging;

namespace GenreFunctions.Cli.Watch;

/// <summary>The table of <c>genre tag</c>. What arrives is not known beforehand: the first results decide how wide it is.</summary>
internal sealed class WatchTable : IWatchReport
{
    /// <summary>Names of songs to come, when the first ones are short.</summary>
    private const int LeastNameCells = 32;

    /// <summary>Which labels the service's model has is not known; the one that ships has none longer than this. A longer one moves the rest of its row.</summary>
    private static readonly string[] TypicalLabels = ["classical"];

    private TagTable? _table;

    /// <inheritdoc/>
    public void Expect(IReadOnlyList<ServiceSong> songs)
    {
        if (songs.Count > 0)
            _table ??= new TagTable(Terminal.OpenTable(), Math.Max(LeastNameCells, songs.Max(song => Terminal.CellCount(song.Name))), TypicalLabels, moods: null, withTimeline: false);
    }

    /// <inheritdoc/>
    public void Write(WatchedSong song) => _table!.Write(song.Result with { Source = song.Song.Name });
}
