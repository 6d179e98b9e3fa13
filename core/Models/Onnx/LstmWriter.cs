using GenreFunctions.Models.Operators.Sequences;

namespace GenreFunctions.Models.Onnx;

/// <summary>Writes an LSTM over the rows of one song as the standard has it.</summary>
internal static class LstmWriter
{
    private const int Gates = 4;

    /// <summary>
    /// Appends <c>Unsqueeze</c> ([N, columns] becomes N steps of one song), <c>LSTM</c> and <c>Reshape</c> (its [N, directions, 1, units] become [N, directions x units]).
    /// </summary>
    /// <param name="graph">The graph.</param>
    /// <param name="value">The rows of a song, in order.</param>
    /// <param name="units">Memory cells of a direction.</param>
    /// <param name="directions">Forward, or forward and backward.</param>
    public static OnnxValue Lstm(this OnnxGraphBuilder graph, OnnxValue value, int units, params ReadOnlySpan<LstmReading> directions)
    {
        var steps = graph.Append("Unsqueeze", value.Columns, [value.Name, graph.Constant("Unsqueeze", "axes", [1L], 1)]);
        var (input, recurrent, bias) = (new List<float>(), new List<float>(), new List<float>());
        foreach (var direction in directions)
            Unpack(LstmWeights.Of(direction.Weights, value.Columns, units), input, recurrent, bias);
        var count = directions.Length;
        var columns = count * units;
        var read = graph.Append(
            "LSTM",
            columns,
            [
                steps.Name,
                graph.Constant("LSTM", "weights", [.. input], count, Gates * units, value.Columns),
                graph.Constant("LSTM", "recurrent", [.. recurrent], count, Gates * units, units),
                graph.Constant("LSTM", "bias", [.. bias], count, 2 * Gates * units),
            ],
            [OnnxAttribute.Of("direction", Direction(directions)), OnnxAttribute.Of("hidden_size", units)]);
        return graph.Append("Reshape", columns, [read.Name, graph.Constant("Reshape", "shape", [0L, -1L], 2)]);
    }

    private static string Direction(ReadOnlySpan<LstmReading> directions) => directions switch
    {
        [{ Reverse: false }] => "forward",
        [{ Reverse: true }] => "reverse",
        [{ Reverse: false }, { Reverse: true }] => "bidirectional",
        _ => throw new ArgumentException("A song is read forwards, backwards, or forwards and then backwards.", nameof(directions)),
    };

    private static void Unpack(LstmWeights weights, List<float> input, List<float> recurrent, List<float> bias)
    {
        for (var gate = 0; gate < Gates; gate++)
        {
            for (var unit = 0; unit < weights.Units; unit++)
            {
                var column = gate * weights.UnitStride + unit;
                for (var i = 0; i < weights.Inputs; i++)
                    input.Add(weights.Input[i * weights.GateStride + column]);
                for (var i = 0; i < weights.Units; i++)
                    recurrent.Add(weights.Recurrent[i * weights.GateStride + column]);
                bias.Add(weights.Bias[column]);
            }
        }

        // The second bias, of the recurrent product, has nothing to add.
        bias.AddRange(new float[Gates * weights.Units]);
    }
}
