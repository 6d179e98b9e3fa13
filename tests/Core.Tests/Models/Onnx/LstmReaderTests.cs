using GenreFunctions.Models;
using GenreFunctions.Models.Onnx;

namespace GenreFunctions.Tests.Models.Onnx;

/// <summary>The LSTM as the format's specification has it: W[directions, 4 units, inputs], R[directions, 4 units, units], B[directions, 8 units], gates i, o, f, c.</summary>
public sealed class LstmReaderTests
{
    private const int Inputs = 3;
    private const int Units = 5;

    private static readonly float[] W = Numbers(2 * 4 * Units * Inputs, 1);
    private static readonly float[] R = Numbers(2 * 4 * Units * Units, 2);
    private static readonly float[] B = Numbers(2 * 8 * Units, 3);

    [Theory]
    [InlineData("forward", new[] { false })]
    [InlineData("reverse", new[] { true })]
    [InlineData("bidirectional", new[] { false, true })]
    public void Run_WeightsAsTheFormatOrdersThem_AgreesWithItsEquations(string direction, bool[] readings)
    {
        var random = new Random(5);
        double[] song = [.. Enumerable.Range(0, 7 * Inputs).Select(_ => (double)(float)(random.NextDouble() * 4 - 2))];
        var written = TestGraphs.Run(
            Inputs, song, graph => graph.Simple("Sigmoid", Lstm(graph, readings.Length, [OnnxAttribute.Of("direction", direction)], B[..(readings.Length * 8 * Units)])), tags: true);
        for (var i = 0; i < readings.Length; i++)
        {
            var expected = Slow(song, i, readings[i]);
            for (var step = 0; step < 7; step++)
            {
                for (var unit = 0; unit < Units; unit++)
                    Assert.Equal(Sigmoid(expected[step][unit]), written[step * Units * readings.Length + i * Units + unit], 1e-6);
            }
        }
    }

    [Fact]
    public void Run_NoBias_IsABiasOfZero()
    {
        double[] song = [.. Enumerable.Range(0, 2 * Inputs).Select(i => i / 3.0)];
        var without = TestGraphs.Run(Inputs, song, graph => graph.Simple("Sigmoid", Lstm(graph, 1, [], null)), tags: true);
        Assert.Equal(TestGraphs.Run(Inputs, song, graph => graph.Simple("Sigmoid", Lstm(graph, 1, [], new float[8 * Units])), tags: true), without);
        Assert.NotEqual(TestGraphs.Run(Inputs, song, graph => graph.Simple("Sigmoid", Lstm(graph, 1, [], B[..(8 * Units)])), tags: true), without);
    }

    public static TheoryData<string, string> Strange => new()
    {
        { "peepholes", "has lengths, states to begin with or peepholes" },
        { "activations", "has the activations Relu, Tanh, Tanh" },
        { "clip", "clips its gates" },
        { "layout", "songs first" },
        { "direction", "reads in the direction 'sideways'" },
        { "hidden_size", "that are not of 5 cells" },
        { "weights", "has weights of shape" },
        { "axes", "makes something else of its rows than steps of one song" },
        { "shape", "makes something else of its steps than rows" },
    };

    [Theory]
    [MemberData(nameof(Strange))]
    public void Read_WhatIsNotRun_IsRefusedInASentence(string what, string expected)
    {
        var fault = Assert.Throws<ModelFormatException>(() => TestGraphs.Run(Inputs, new double[Inputs], graph => graph.Simple("Sigmoid", what switch
        {
            "peepholes" => Lstm(graph, 1, [], null, peepholes: true),
            "activations" => Lstm(graph, 1, [OnnxAttribute.Of("activations", ["Relu", "Tanh", "Tanh"])], null),
            "clip" => Lstm(graph, 1, [OnnxAttribute.Of("clip", 3f)], null),
            "layout" => Lstm(graph, 1, [OnnxAttribute.Of("layout", 1)], null),
            "direction" => Lstm(graph, 1, [OnnxAttribute.Of("direction", "sideways")], null),
            "hidden_size" => Lstm(graph, 1, [OnnxAttribute.Of("hidden_size", 4)], null),
            "weights" => Lstm(graph, 2, [], null),
            "axes" => Lstm(graph, 1, [], null, axis: 0),
            _ => Lstm(graph, 1, [], null, columns: 7),
        }), tags: true));
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    private static OnnxValue Lstm(
        OnnxGraphBuilder graph, int directions, AttributeProto[] attributes, float[]? bias, bool peepholes = false, int axis = 1, int columns = -1)
    {
        var steps = graph.Append("Unsqueeze", Inputs, [graph.Input.Name, graph.Constant("Unsqueeze", "axes", [(long)axis], 1)]);
        var (wLength, rLength) = (directions * 4 * Units * Inputs, directions * 4 * Units * Units);
        var inputs = new List<string>
        {
            steps.Name,
            graph.Constant("LSTM", "w", W.AsSpan(0, wLength), directions, 4 * Units, Inputs),
            graph.Constant("LSTM", "r", R.AsSpan(0, rLength), directions, 4 * Units, Units),
            bias is null ? "" : graph.Constant("LSTM", "b", bias, directions, 8 * Units),
        };
        if (peepholes)
            inputs.AddRange(["", "", "", graph.Constant("LSTM", "p", new float[3 * Units], 1, 3 * Units)]);
        var read = graph.Append("LSTM", directions * Units, [.. inputs], attributes);
        return graph.Append("Reshape", directions * Units, [read.Name, graph.Constant("Reshape", "shape", [0L, columns], 2)]);
    }

    // it = f(Xt*(Wi^T) + Ht-1*(Ri^T) + Wbi + Rbi), and so on; the specification's own lines.
    private static double[][] Slow(double[] song, int direction, bool reverse)
    {
        var steps = song.Length / Inputs;
        var outputs = new double[steps][];
        var (h, c) = (new double[Units], new double[Units]);
        for (var i = 0; i < steps; i++)
        {
            var step = reverse ? steps - 1 - i : i;
            double Sum(int gate, int unit)
            {
                var row = direction * 4 * Units + gate * Units + unit;
                var sum = (double)B[direction * 8 * Units + gate * Units + unit] + B[direction * 8 * Units + (4 + gate) * Units + unit];
                for (var input = 0; input < Inputs; input++) sum += song[step * Inputs + input] * W[row * Inputs + input];
                for (var other = 0; other < Units; other++) sum += h[other] * R[row * Units + other];
                return sum;
            }

            double[] it = [.. Enumerable.Range(0, Units).Select(unit => Sigmoid(Sum(0, unit)))];
            double[] ot = [.. Enumerable.Range(0, Units).Select(unit => Sigmoid(Sum(1, unit)))];
            double[] ft = [.. Enumerable.Range(0, Units).Select(unit => Sigmoid(Sum(2, unit)))];
            double[] ct = [.. Enumerable.Range(0, Units).Select(unit => Math.Tanh(Sum(3, unit)))];
            c = [.. Enumerable.Range(0, Units).Select(unit => ft[unit] * c[unit] + it[unit] * ct[unit])];
            h = outputs[step] = [.. Enumerable.Range(0, Units).Select(unit => ot[unit] * Math.Tanh(c[unit]))];
        }

        return outputs;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    private static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }
}
