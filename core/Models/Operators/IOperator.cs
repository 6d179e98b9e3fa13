namespace GenreFunctions.Models.Operators;

/// <summary>
/// One step of a model, prepared for running: rows in, rows out. Stateless after construction, so thread-safe.
/// Rows are padded to <see cref="Kernels.MatrixProduct.Padded"/> columns; what stands in the padding is nobody's business.
/// An operator gives one value; a node of the format with several results is prepared once for each result that is used.
/// </summary>
internal interface IOperator
{
    /// <summary>Columns of a result row, before padding.</summary>
    int OutputColumns { get; }

    /// <summary>
    /// Whether a row's result depends on the rows beside it, as when the rows are a song read from its beginning. Such an operator gets all rows at once, others get
    /// them in blocks.
    /// </summary>
    bool MixesRows => false;

    /// <summary>Computes <paramref name="rows"/> rows. The output overlaps none of the inputs.</summary>
    void Apply(OperatorInputs inputs, Span<float> output, int rows);
}
