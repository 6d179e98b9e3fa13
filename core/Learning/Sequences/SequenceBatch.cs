namespace GenreFunctions.Learning.Sequences;

/// <summary>Songs (or pieces of them) side by side, ordered by step with the longest first, as <see cref="Models.Operators.Sequences.LstmSteps"/> reads them.</summary>
/// <param name="Rows">The example that stands in each row.</param>
/// <param name="Starts">The first row of each step, and after the last step the number of rows.</param>
internal sealed record SequenceBatch(int[] Rows, int[] Starts)
{
    /// <summary>How many songs there are.</summary>
    public int Songs => Starts[1];

    /// <summary>Orders songs, each being its rows in the order in which they sound; none is empty.</summary>
    public static SequenceBatch Of(IReadOnlyList<int[]> songs)
    {
        var longestFirst = songs.OrderByDescending(song => song.Length).ToArray();
        var starts = new int[longestFirst[0].Length + 1];
        var rows = new int[longestFirst.Sum(song => song.Length)];
        var next = 0;
        for (var step = 0; step < starts.Length - 1; step++)
        {
            starts[step] = next;
            for (var song = 0; song < longestFirst.Length && step < longestFirst[song].Length; song++)
                rows[next++] = longestFirst[song][step];
        }

        starts[^1] = next;
        return new SequenceBatch(rows, starts);
    }
}
