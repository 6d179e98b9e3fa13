namespace GenreFunctions.Models.Operators;

/// <summary>
/// One step of a model, prepared for running: rows in, rows out. Stateless after construction, so thread-safe.
/// Rows are padded to <see cref="Kernels.MatrixProduct.Padded"/> columns; what stands in the padding is nobody's business.
/// </summary>
internal interface IOperator
{
    /// <summary>Columns of a result row, before padding.</summary>
    int OutputColumns { get; }

    /// <summary>Computes <paramref name="rows"/> rows. The spans do not overlap.</summary>
    void Apply(ReadOnlySpan<float> input, Span<float> output, int rows);
}
