namespace GenreFunctions.Learning.Sequences;

/// <summary>Prepared rows and the songs they make.</summary>
/// <param name="Matrix">Rows, padded.</param>
/// <param name="Labels">The right label of each.</param>
/// <param name="Songs">The rows of each song, in order.</param>
internal sealed record SequenceRows(float[] Matrix, int[] Labels, int[][] Songs)
{
    /// <summary>The most rows that so many songs can have.</summary>
    public int MostRows(int songs) => Songs.Select(song => song.Length).OrderDescending().Take(songs).Sum();

    /// <summary>Copies a batch's rows; gives their labels.</summary>
    public int[] Gather(SequenceBatch batch, int stride, Span<float> rows)
    {
        for (var i = 0; i < batch.Rows.Length; i++)
            Matrix.AsSpan(batch.Rows[i] * stride, stride).CopyTo(rows[(i * stride)..]);
        return [.. batch.Rows.Select(row => Labels[row])];
    }
}
