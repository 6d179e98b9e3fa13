namespace GenreFunctions.Functions.Results;

/// <summary>Cuts a page from what a store found.</summary>
internal static class SongPages
{
    /// <param name="songs">In the order of the list: those of the page, and one more when there is a next page.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="total">How many songs the whole list has, where that was asked.</param>
    public static SongPage Cut(List<SongSummary> songs, SongQuery query, long? total) => songs.Count <= query.PageSize
        ? new SongPage(songs, Cursor: null, total)
        : new SongPage(songs[..query.PageSize], SongCursor.After(songs[query.PageSize - 1], query.Sort).For(query), total);
}
