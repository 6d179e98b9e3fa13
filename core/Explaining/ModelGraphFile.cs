using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Explaining;

/// <summary>The graph in a model's file, for what running it does not tell.</summary>
internal static class ModelGraphFile
{
    /// <summary>Operators that go through rows in order: with one of them, what a model says of a segment depends on the song's other segments.</summary>
    private static readonly string[] Recurrent = ["LSTM", "GRU", "RNN"];

    public static GraphProto Of(GenreModel model)
    {
        using var file = new MemoryStream();
        model.Save(file);
        return OnnxFile.Parse(file.ToArray()).Graph;
    }

    /// <summary>Whether the rows that are scored together are read as one song.</summary>
    public static bool ReadsWholeSongs(GraphProto graph) => graph.Node.Any(node => Recurrent.Contains(node.OpType));
}
