using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Models.Graphs;

/// <summary>What a step of a graph gives, or what the graph is given: rows of so many columns, and where in the scratch they lie.</summary>
internal sealed class GraphValue(int columns)
{
    /// <summary>Numbers a row, before padding.</summary>
    public int Columns { get; } = columns;

    /// <summary>Floats from one row to the next.</summary>
    public int Stride { get; } = MatrixProduct.Padded(columns);

    /// <summary>The last step that reads it, counted from 0; behind the last one for what the graph gives.</summary>
    public int LastUse { get; set; } = -1;

    /// <summary>Floats that lie before it in the scratch of a single row; <see cref="SlotPlan"/> finds the place.</summary>
    public int Offset { get; set; }

    /// <summary>Its rows in the scratch of a block.</summary>
    public Span<float> In(Span<float> scratch, int blockRows, int rows) => scratch.Slice(Offset * blockRows, rows * Stride);

    /// <inheritdoc cref="In(Span{float}, int, int)"/>
    public ReadOnlySpan<float> In(ReadOnlySpan<float> scratch, int blockRows, int rows) => scratch.Slice(Offset * blockRows, rows * Stride);
}
