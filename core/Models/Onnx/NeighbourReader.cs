using GenreFunctions.Models.Operators.Neighbours;

namespace GenreFunctions.Models.Onnx;

/// <summary>Reads the operators that find neighbours: <c>TopK</c> of the smallest, and <c>ScatterElements</c>, both over the columns.</summary>
internal static class NeighbourReader
{
    /// <summary>Prepares <c>TopK</c> for its numbers or its places.</summary>
    /// <exception cref="ModelFormatException">It looks for the largest, or for more than there are.</exception>
    public static TopKOperator TopK(OnnxNode node)
    {
        node.RequireInputs(2);
        var columns = node.ColumnsOf(0);
        RequireColumns(node, otherwise: -1);
        if (node.OutputCount != 2)
            throw node.Refuse($"has {node.OutputCount} results instead of 2");
        if (node.Integer("largest", 1) != 0 || node.Integer("sorted", 1) == 0)
            throw node.Refuse("looks for the largest, or in no order; this program finds the smallest, sorted");
        if (node.Integers(1).Values is not [var count] || count < 1 || count > columns)
            throw node.Refuse($"does not look for 1 to {columns} of the {columns} columns");
        return new TopKOperator(columns, (int)count, places: node.Output == 1);
    }

    /// <summary>Prepares <c>ScatterElements</c>.</summary>
    /// <exception cref="ModelFormatException">It adds up, or its inputs do not fit.</exception>
    public static ScatterOperator ScatterElements(OnnxNode node)
    {
        node.RequireInputs(3);
        RequireColumns(node, otherwise: 0);
        if (node.Text("reduction", "none") is var reduction and not "none")
            throw node.Refuse($"combines numbers by '{reduction}', where this program replaces them");
        var (columns, count) = (node.ColumnsOf(0), node.ColumnsOf(1));
        if (node.ColumnsOf(2) != count || count > columns)
            throw node.Refuse($"puts {node.ColumnsOf(2)} numbers at {count} of {columns} places");
        return new ScatterOperator(columns, count);
    }

    private static void RequireColumns(OnnxNode node, long otherwise)
    {
        if (node.Integer("axis", otherwise) is not (-1 or 1))
            throw node.Refuse("is not over the columns");
    }
}
