using GenreFunctions.Models.Graphs;

namespace GenreFunctions.Models.Operators;

/// <summary>The rows that reach an operator: results of the steps before, in the order in which its node names them. Constants are not among them.</summary>
internal readonly ref struct OperatorInputs
{
    private readonly ReadOnlySpan<float> _scratch;
    private readonly GraphValue[] _values;
    private readonly int _blockRows;
    private readonly int _rows;

    /// <summary>The values a step reads, in the scratch of its block.</summary>
    public OperatorInputs(ReadOnlySpan<float> scratch, GraphValue[] values, int blockRows, int rows)
    {
        _scratch = scratch;
        _values = values;
        _blockRows = blockRows;
        _rows = rows;
    }

    /// <summary>How many there are.</summary>
    public int Count => _values.Length;

    /// <summary>Padded rows, one after the other.</summary>
    public ReadOnlySpan<float> this[int input] => _values[input].In(_scratch, _blockRows, _rows);

    /// <summary>Columns of an input's rows, before padding.</summary>
    public int Columns(int input) => _values[input].Columns;
}
