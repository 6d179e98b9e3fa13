using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Sequences;

/// <summary>Which rows are of one song, and pieces of songs to learn from.</summary>
internal static class SongRows
{
    /// <summary>The rows of each song in their order, songs in the order in which they first appear.</summary>
    public static int[][] Group(ReadOnlySpan<int> songs)
    {
        var groups = new Dictionary<int, List<int>>();
        for (var row = 0; row < songs.Length; row++)
        {
            if (!groups.TryGetValue(songs[row], out var rows))
                groups.Add(songs[row], rows = []);
            rows.Add(row);
        }

        return [.. groups.Values.Select(rows => rows.ToArray())];
    }

    /// <summary>A random half of a song's rows (of an odd number, the larger half), in the song's order: another song of the same kind.</summary>
    public static int[] Half(int[] song, RandomSource random)
    {
        var order = song.ToArray();
        random.Shuffle(order);
        return [.. order.Take((song.Length + 1) / 2).Order()];
    }

    /// <summary>
    /// Deals every song into one to <paramref name="mostPieces"/> pieces, half the time stretches and half the time rows drawn at random, so that every row is in one piece
    /// and every piece keeps the song's order. The pieces are in random order.
    /// </summary>
    public static List<int[]> Deal(int[][] songs, int mostPieces, RandomSource random)
    {
        var pieces = new List<int[]>();
        foreach (var song in songs)
        {
            var count = 1 + random.NextBelow(Math.Min(mostPieces, song.Length));
            if (count == 1)
                pieces.Add(song);
            else if (random.NextBelow(2) == 0)
                AddStretches(pieces, song, count, random);
            else
                AddDraws(pieces, song, count, random);
        }

        var order = Enumerable.Range(0, pieces.Count).ToArray();
        random.Shuffle(order);
        return [.. order.Select(piece => pieces[piece])];
    }

    private static void AddStretches(List<int[]> pieces, int[] song, int count, RandomSource random)
    {
        var cuts = Enumerable.Range(1, song.Length - 1).ToArray();
        random.Shuffle(cuts);
        int[] ends = [.. cuts[..(count - 1)].Order(), song.Length];
        for (var (i, start) = (0, 0); i < count; start = ends[i++])
            pieces.Add(song[start..ends[i]]);
    }

    private static void AddDraws(List<int[]> pieces, int[] song, int count, RandomSource random)
    {
        var dealt = Enumerable.Range(0, count).Select(_ => new List<int>()).ToArray();
        foreach (var row in song)
            dealt[random.NextBelow(count)].Add(row);
        pieces.AddRange(dealt.Where(piece => piece.Count > 0).Select(piece => piece.ToArray()));
    }
}
