using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Learning.Preparation;

/// <summary>What was measured on training rows to prepare any rows by: logarithms of some columns, standardisation, selection. Immutable and thread-safe.</summary>
internal sealed class Preparation
{
    private readonly Logarithms? _logarithms;
    private readonly StandardScaler? _scaler;
    private readonly float[]? _selection;

    private Preparation(int columns, Logarithms? logarithms, StandardScaler? scaler, float[]? selection)
    {
        Columns = columns;
        _logarithms = logarithms;
        _scaler = scaler;
        _selection = selection;
    }

    /// <summary>Columns of a prepared row: as many as before.</summary>
    public int Columns { get; }

    /// <summary>Measures the training rows.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option speaks of a column that is not there.</exception>
    public static Preparation Fit(Examples training, PreparationOptions options)
    {
        if (training.Count == 0)
            throw new ArgumentException("There are no rows to learn from.", nameof(training));
        Require(options.LogColumns, training.Columns, nameof(options.LogColumns));
        Require(options.Selected ?? [], training.Columns, nameof(options.Selected));
        var logarithms = options.LogColumns.Count > 0 ? new Logarithms(options.LogColumns, training.Columns) : null;
        return new Preparation(
            training.Columns,
            logarithms,
            options.Standardise ? StandardScaler.Fit(Measurable(training, options.LogColumns, logarithms), training.Columns) : null,
            options.Selected is { } selected ? [.. Enumerable.Range(0, training.Columns).Select(column => selected.Contains(column) ? 1f : 0f)] : null);
    }

    /// <summary>Prepares rows, in the model's own arithmetic (32 bits, operator by operator as the file has them).</summary>
    /// <param name="rows">Rows as they were measured.</param>
    /// <param name="stride">Floats from one row of the result to the next; what lies beyond the columns is 0.</param>
    public float[] Apply(Examples rows, int stride)
    {
        var values = new float[rows.Count * Columns];
        for (var i = 0; i < values.Length; i++)
            values[i] = (float)rows.Features[i];
        _logarithms?.Apply(values);
        var matrix = new float[rows.Count * stride];
        for (var row = 0; row < rows.Count; row++)
        {
            var to = matrix.AsSpan(row * stride, Columns);
            values.AsSpan(row * Columns, Columns).CopyTo(to);
            for (var i = 0; i < Columns; i++)
            {
                if (_scaler is not null)
                    to[i] = (to[i] - _scaler.Means[i]) / _scaler.Deviations[i];
                if (_selection is not null)
                    to[i] *= _selection[i];
            }
        }

        return matrix;
    }

    /// <summary>Writes the operators that do the same; none where nothing is done.</summary>
    public OnnxValue Write(OnnxGraphBuilder graph, OnnxValue features)
    {
        var value = _logarithms?.Write(graph, features) ?? features;
        if (_scaler is not null)
        {
            value = graph.Columnwise("Sub", value, _scaler.Means);
            value = graph.Columnwise("Div", value, _scaler.Deviations);
        }

        return _selection is null ? value : graph.Columnwise("Mul", value, _selection);
    }

    // What is to be standardised, to full precision where it is taken as it was measured.
    private static double[] Measurable(Examples training, IReadOnlyList<int> logColumns, Logarithms? logarithms)
    {
        if (logarithms is null)
            return training.Features;
        var values = training.Features.Select(value => (float)value).ToArray();
        logarithms.Apply(values);
        var measurable = (double[])training.Features.Clone();
        for (var start = 0; start < values.Length; start += training.Columns)
        {
            foreach (var column in logColumns)
                measurable[start + column] = values[start + column];
        }

        return measurable;
    }

    private static void Require(IReadOnlyList<int> places, int columns, string name)
    {
        foreach (var place in places)
        {
            if (place < 0 || place >= columns)
                throw new ArgumentOutOfRangeException(name, place, $"{name} speaks of column {place}, and the rows have columns 0 to {columns - 1}.");
        }
    }
}
