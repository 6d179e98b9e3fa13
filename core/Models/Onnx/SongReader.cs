using GenreFunctions.Models.Operators;
using GenreFunctions.Models.Operators.Songs;

namespace GenreFunctions.Models.Onnx;

/// <summary>Reads <c>ReduceMean</c> over the rows, which are then one song's.</summary>
internal static class SongReader
{
    /// <summary>Prepares it.</summary>
    /// <exception cref="ModelFormatException">It is over something else, or leaves no row.</exception>
    public static IOperator ReduceMean(OnnxNode node)
    {
        node.RequireInputs(1);
        var columns = node.ColumnsOf(0);
        return node.IntegerList("axes") is [0] && node.Integer("keepdims", 1) == 1
            ? new SongMeanOperator(columns)
            : throw node.Refuse("is not the mean of a song's rows, kept as a row");
    }
}
