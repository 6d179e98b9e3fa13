namespace GenreFunctions.Learning.Search.Songs;

/// <summary>Some of the songs, in whole groups.</summary>
internal static class SongShare
{
    /// <summary>
    /// Takes groups in their order until they make up so many songs, as nearly as whole groups come to it: one that overshoots by more than is lacking is passed over.
    /// </summary>
    public static int[][] Take(int[][] groups, double wanted)
    {
        var songs = 0;
        var taken = new List<int[]>();
        foreach (var group in groups)
        {
            if (songs + group.Length / 2.0 > wanted)
                continue;
            songs += group.Length;
            taken.Add(group);
        }

        return [.. taken];
    }
}
