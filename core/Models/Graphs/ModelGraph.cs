using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Models.Graphs;

/// <summary>
/// A graph of operators, ready to run: rows of features in; out come <c>probabilities</c>, whose rows add up to 1, or <c>tags</c>, each a probability by
/// itself, or both. Immutable and thread-safe; running allocates nothing once the pool holds the scratch.
/// <para>
/// That the results are probabilities is not to be seen from the operators: a softmax, a share of neighbours, coupled pairs and a mean of other models all
/// are, in their own ways. So the results are looked at: those of two probe rows when the graph is loaded, which finds what was built wrong, and every later
/// row's, which costs a few additions beside the thousands behind it.
/// </para>
/// </summary>
internal sealed class ModelGraph
{
    /// <summary>Rows run together: enough to keep the weights in cache for a while, few enough for the rows to stay there too.</summary>
    private const int BlockRows = 64;

    /// <summary>How far a sum of probabilities may be from 1: far above what rounding to 32 bits leaves, far below a forgotten weight.</summary>
    private const double Tolerance = 1e-3;

    private readonly GraphStep[] _steps;
    private readonly GraphValue _features;
    private readonly GraphValue? _probabilities;
    private readonly GraphValue? _tags;
    private readonly int _rowFloats;

    private ModelGraph(OnnxGraphReader graph, IReadOnlyList<string> columnNames)
    {
        ColumnNames = columnNames;
        _steps = [.. graph.Steps];
        _features = graph.Features;
        _probabilities = graph.Outputs.GetValueOrDefault(OnnxFormat.ProbabilitiesName);
        _tags = graph.Outputs.GetValueOrDefault(OnnxFormat.TagsName);
        _rowFloats = SlotPlan.Place(_features, _steps);
        MixesRows = _steps.Any(step => step.Operator.MixesRows);
    }

    /// <summary>The names of the features, in order.</summary>
    public IReadOnlyList<string> ColumnNames { get; }

    /// <summary>Numbers in a row of probabilities; 0 where the graph gives none.</summary>
    public int ProbabilityColumns => _probabilities?.Columns ?? 0;

    /// <summary>Numbers in a row of tags; 0 where the graph gives none.</summary>
    public int TagColumns => _tags?.Columns ?? 0;

    /// <summary>Whether a row's answer depends on the rows that are scored with it: the graph reads whole songs.</summary>
    public bool MixesRows { get; }

    /// <summary>Prepares a graph for rows of these features.</summary>
    /// <exception cref="ModelFormatException">The graph cannot be run, or what it gives are no probabilities.</exception>
    public static ModelGraph Prepare(GraphProto graph, IReadOnlyList<string> columnNames)
    {
        var prepared = new ModelGraph(OnnxGraphReader.Read(graph, columnNames.Count), columnNames);
        prepared.Probe(0);
        prepared.Probe(1);
        return prepared;
    }

    /// <summary>What a public verb asks of the lengths it is given.</summary>
    /// <exception cref="ArgumentException">They are not those of as many rows.</exception>
    public void RequireRows(ReadOnlySpan<double> rows, Span<double> results, int resultColumns, string called)
    {
        var count = rows.Length / _features.Columns;
        if (rows.Length != count * _features.Columns || results.Length != count * resultColumns)
            throw new ArgumentException($"{rows.Length} features and room for {results.Length} {called} are not rows of {_features.Columns} and {resultColumns}.", called);
    }

    /// <summary>Runs rows. A row's results do not depend on the rows beside it unless an operator mixes rows.</summary>
    /// <param name="rows">Row-major features.</param>
    /// <param name="probabilities">Row-major, as many rows; empty where they are not wanted.</param>
    /// <param name="tags">Row-major, as many rows; empty where they are not wanted.</param>
    /// <exception cref="ArgumentException">A feature or result is not finite, or the results are no probabilities.</exception>
    public void Run(ReadOnlySpan<double> rows, Span<double> probabilities, Span<double> tags)
    {
        var columns = _features.Columns;
        var count = rows.Length / columns;
        Debug.Assert(rows.Length == count * columns);
        Debug.Assert(probabilities.IsEmpty || probabilities.Length == count * ProbabilityColumns);
        Debug.Assert(tags.IsEmpty || tags.Length == count * TagColumns);
        var blockRows = MixesRows ? count : Math.Min(count, BlockRows);
        if ((long)blockRows * _rowFloats > Array.MaxLength)
            throw new ArgumentException($"{count} segments are more than this model can be run on at once.", nameof(rows));
        var rented = ArrayPool<float>.Shared.Rent(blockRows * _rowFloats);
        try
        {
            var scratch = rented.AsSpan(0, blockRows * _rowFloats);
            for (var first = 0; first < count; first += blockRows)
            {
                var blockCount = Math.Min(blockRows, count - first);
                CopyIn(rows.Slice(first * columns, blockCount * columns), _features.In(scratch, blockRows, blockCount));
                foreach (var step in _steps)
                {
                    step.Operator.Apply(
                        new(scratch, step.Inputs, blockRows, blockCount), step.Output.In(scratch, blockRows, blockCount), blockCount);
                }

                if (!probabilities.IsEmpty)
                    CopyOut(_probabilities!, addUp: true, scratch, blockRows, blockCount, probabilities[(first * ProbabilityColumns)..]);
                if (!tags.IsEmpty)
                    CopyOut(_tags!, addUp: false, scratch, blockRows, blockCount, tags[(first * TagColumns)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    private void Probe(double value)
    {
        try
        {
            Run([.. Enumerable.Repeat(value, _features.Columns)], new double[ProbabilityColumns], new double[TagColumns]);
        }
        catch (ArgumentException fault)
        {
            throw new ModelFormatException($"The model gives no probabilities where all features are {value}: {char.ToLowerInvariant(fault.Message[0])}{fault.Message[1..]}", fault);
        }
    }

    private void CopyIn(ReadOnlySpan<double> rows, Span<float> to)
    {
        var (columns, stride) = (_features.Columns, _features.Stride);
        for (var (from, start) = (0, 0); from < rows.Length; from += columns, start += stride)
        {
            var target = to.Slice(start, stride);
            for (var i = 0; i < columns; i++)
            {
                target[i] = (float)rows[from + i];
                if (!float.IsFinite(target[i]))
                    throw Unscorable($"{ColumnNames[i]} is {Text(rows[from + i])}, which 32-bit arithmetic cannot use");
            }

            target[columns..].Clear();
        }
    }

    private static void CopyOut(GraphValue value, bool addUp, ReadOnlySpan<float> scratch, int blockRows, int rows, Span<double> to)
    {
        var from = value.In(scratch, blockRows, rows);
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            for (var column = 0; column < value.Columns; column++)
            {
                double probability = from[row * value.Stride + column];
                if (!(probability is >= 0 and <= 1 + Tolerance))
                    throw Unscorable($"a probability is {Text(probability)}");
                sum += probability;
                to[row * value.Columns + column] = probability;
            }

            if (addUp && Math.Abs(sum - 1) > Tolerance)
                throw Unscorable($"the probabilities add up to {Text(sum)}");
        }
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static ArgumentException Unscorable(string why) => new($"A segment cannot be scored: {why}.");
}
