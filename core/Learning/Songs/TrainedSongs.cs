using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Songs;

/// <summary>A learner of songs that has learnt: the rows of a song are given the song's answer.</summary>
internal sealed class TrainedSongs(SongColumns measured, ITrainedLearner learner) : ITrainedLearner
{
    /// <inheritdoc/>
    public string Ended => learner.Ended;

    /// <inheritdoc/>
    public void Score(Examples rows, Span<double> probabilities)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var labels = rows.LabelCount;
        if (probabilities.Length != rows.Count * labels)
            throw new ArgumentException($"There is room for {probabilities.Length} probabilities where {rows.Count} rows have {labels} each.", nameof(probabilities));
        var songs = SongRows.Group(rows.Songs);
        var answers = new double[songs.Length * labels];
        learner.Score(measured.Join(rows, songs), answers);
        for (var song = 0; song < songs.Length; song++)
        {
            foreach (var row in songs[song])
                answers.AsSpan(song * labels, labels).CopyTo(probabilities[(row * labels)..]);
        }
    }

    OnnxValue? ITrainedLearner.Write(OnnxGraphBuilder graph, OnnxValue features) => learner.Write(graph, measured.Write(graph, features));
}
