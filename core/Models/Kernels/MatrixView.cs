namespace GenreFunctions.Models.Kernels;

/// <summary>A matrix as it lies in memory: (row, column) is at row * <see cref="RowStride"/> + column * <see cref="ColumnStride"/>.</summary>
internal readonly ref struct MatrixView(ReadOnlySpan<float> values, int rowStride, int columnStride)
{
    public ReadOnlySpan<float> Values { get; } = values;

    public int RowStride { get; } = rowStride;

    public int ColumnStride { get; } = columnStride;

    /// <summary>Rows one after the other, each <paramref name="stride"/> long.</summary>
    public static MatrixView Rows(ReadOnlySpan<float> values, int stride) => new(values, stride, 1);

    /// <summary>The transpose of such a matrix.</summary>
    public static MatrixView Transposed(ReadOnlySpan<float> values, int stride) => new(values, 1, stride);
}
