using GenreFunctions.Models.Operators;
using GenreFunctions.Models.Operators.Sequences;

namespace GenreFunctions.Models.Onnx;

/// <summary>
/// Reads what <see cref="LstmWriter"/> writes: <c>Unsqueeze</c> makes the rows steps of one song, <c>LSTM</c> reads it, <c>Reshape</c> makes its steps rows again. The first and the
/// last move nothing in memory, so one operator remains.
/// </summary>
internal static class LstmReader
{
    /// <summary>Gates as the format orders them: i, o, f, c.</summary>
    private const int Gates = 4;

    /// <summary>Prepares one of the three; <see langword="null"/> for the two that move nothing.</summary>
    /// <exception cref="ModelFormatException">It does something else than described, or its weights do not fit.</exception>
    public static IOperator? Read(OnnxNode node)
    {
        switch (node.Kind)
        {
            case "Unsqueeze":
                Require(node, "makes something else of its rows than steps of one song", [1]);
                return null;
            case "Reshape":
                Require(node, "makes something else of its steps than rows", [0, -1], [0, node.Columns], [-1, node.Columns]);
                return null;
            default:
                return Lstm(node);
        }
    }

    private static void Require(OnnxNode node, string otherwise, params long[][] known)
    {
        node.RequireInputs(2);
        node.ColumnsOf(0);
        var numbers = node.Integers(1).Values;
        if (node.OutputCount != 1 || node.Integer("allowzero", 0) != 0 || !known.Any(numbers.SequenceEqual))
            throw node.Refuse(otherwise);
    }

    private static LstmOperator Lstm(OnnxNode node)
    {
        var columns = node.ColumnsOf(0);
        bool[] directions = node.Text("direction", "forward") switch
        {
            "forward" => [false],
            "reverse" => [true],
            "bidirectional" => [false, true],
            var other => throw node.Refuse($"reads in the direction '{other}'"),
        };
        RequireStandard(node, directions.Length);
        var (input, recurrent) = (node.Constant(1), node.Constant(2));
        if (input.Shape is not [var count, var rows, var width] || count != directions.Length || rows % Gates != 0 || width != columns)
            throw node.Refuse($"has weights of shape [{string.Join(", ", input.Shape)}] where {columns} columns arrive");
        var units = rows / Gates;
        if (!recurrent.Shape.SequenceEqual([count, rows, units]) || node.Integer("hidden_size", units) != units)
            throw node.Refuse($"has recurrent weights of shape [{string.Join(", ", recurrent.Shape)}], or a hidden_size, that are not of {units} cells");
        var bias = node.Has(3) ? node.Constant(3) : null;
        if (bias is not null && !bias.Shape.SequenceEqual([count, 2 * rows]))
            throw node.Refuse($"has a bias of shape [{string.Join(", ", bias.Shape)}] where [{count}, {2 * rows}] is needed");
        return new LstmOperator(
            columns,
            units,
            [.. directions.Select((reverse, direction) => new LstmReading(Pack(direction, columns, units, input.Values, recurrent.Values, bias?.Values), reverse))]);
    }

    private static void RequireStandard(OnnxNode node, int directions)
    {
        for (var input = 4; input < node.InputCount; input++)
        {
            if (node.Has(input))
                throw node.Refuse("has lengths, states to begin with or peepholes, which this program does not run");
        }

        string[] standard = ["Sigmoid", "Tanh", "Tanh"];
        var activations = node.TextList("activations");
        if (activations.Length > 0 && !activations.SequenceEqual(Enumerable.Repeat(standard, directions).SelectMany(names => names)))
            throw node.Refuse($"has the activations {string.Join(", ", activations)}; this program runs Sigmoid, Tanh, Tanh");
        if (node.Float("clip", 0) != 0 || node.Integer("input_forget", 0) != 0 || node.Integer("layout", 0) != 0)
            throw node.Refuse("clips its gates, couples them or has songs first, which this program does not run");
        if (node.Output != 0)
            throw node.Refuse("is used for its last state; this program gives the output of every step");
    }

    private static float[] Pack(int direction, int columns, int units, float[] input, float[] recurrent, float[]? bias)
    {
        var values = new float[LstmWeights.Count(columns, units)];
        var weights = LstmWeights.Of(values, columns, units);
        for (var gate = 0; gate < Gates; gate++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var row = (direction * Gates + gate) * units + unit;
                var column = gate * weights.UnitStride + unit;
                for (var i = 0; i < columns; i++)
                    weights.Input[i * weights.GateStride + column] = input[row * columns + i];
                for (var i = 0; i < units; i++)
                    weights.Recurrent[i * weights.GateStride + column] = recurrent[row * units + i];
                if (bias is null)
                    continue;
                // The format has one bias for each of the two products.
                var first = direction * 2 * Gates * units + gate * units + unit;
                weights.Bias[column] = bias[first] + bias[first + Gates * units];
            }
        }

        return values;
    }
}
