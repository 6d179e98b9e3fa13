using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Tests.Learning.Sequences;

/// <summary>The network by its equations, number by number in double.</summary>
internal sealed class SlowSequence(LstmOptions options, int columns, int labels)
{
    private int _at;

    /// <summary>Which units stay on: layer, row, unit; null for all.</summary>
    public Func<int, int, int, bool>? On { get; init; }

    /// <summary>How much louder those are.</summary>
    public double Loudness { get; init; } = 1;

    /// <summary>Probabilities of a song's rows; rowsOf says where each of them stands in the batch, for <see cref="On"/>.</summary>
    public double[][] Probabilities(double[] parameters, double[][] song, int[] rowsOf)
    {
        _at = 0;
        var (values, layer) = (song, 0);
        if (options.DenseSize > 0)
            values = Drop(layer++, rowsOf, Dense(parameters, values, columns, options.DenseSize, rectify: true));
        for (var i = 0; i < options.Layers; i++)
            values = Drop(layer++, rowsOf, Lstm(parameters, values, values[0].Length));
        return [.. Dense(parameters, values, values[0].Length, labels, rectify: false).Select(Softmax)];
    }

    private static double[] Softmax(double[] scores)
    {
        var sum = scores.Sum(Math.Exp);
        return [.. scores.Select(score => Math.Exp(score) / sum)];
    }

    private double[][] Drop(int layer, int[] rowsOf, double[][] rows) => On is null
        ? rows
        : [.. rows.Select((row, i) => row.Select((value, unit) => On(layer, rowsOf[i], unit) ? value * Loudness : 0).ToArray())];

    private double[][] Dense(double[] parameters, double[][] rows, int inputs, int outputs, bool rectify)
    {
        var (start, stride) = (_at, MatrixProduct.Padded(outputs));
        _at += (inputs + 1) * stride;
        return [.. rows.Select(row => Enumerable.Range(0, outputs).Select(output =>
        {
            var sum = parameters[start + inputs * stride + output];
            for (var input = 0; input < inputs; input++) sum += row[input] * parameters[start + input * stride + output];
            return rectify ? Math.Max(sum, 0) : sum;
        }).ToArray())];
    }

    private double[][] Lstm(double[] parameters, double[][] rows, int inputs)
    {
        var units = options.HiddenSize;
        var stride = MatrixProduct.Padded(units);
        var outputs = rows.Select(_ => new List<double>()).ToArray();
        foreach (var reverse in options.Bidirectional ? new[] { false, true } : [false])
        {
            var start = _at;
            _at += (inputs + units + 1) * 4 * stride;
            var (h, c) = (new double[units], new double[units]);
            var order = Enumerable.Range(0, rows.Length);
            foreach (var step in reverse ? order.Reverse() : order)
            {
                double Gate(int gate, int unit)
                {
                    var column = gate * stride + unit;
                    var sum = parameters[start + (inputs + units) * 4 * stride + column];
                    for (var i = 0; i < inputs; i++) sum += rows[step][i] * parameters[start + i * 4 * stride + column];
                    for (var i = 0; i < units; i++) sum += h[i] * parameters[start + (inputs + i) * 4 * stride + column];
                    return sum;
                }

                var (nextH, nextC) = (new double[units], new double[units]);
                for (var unit = 0; unit < units; unit++)
                {
                    nextC[unit] = Sigmoid(Gate(2, unit)) * c[unit] + Sigmoid(Gate(0, unit)) * Math.Tanh(Gate(3, unit));
                    nextH[unit] = Sigmoid(Gate(1, unit)) * Math.Tanh(nextC[unit]);
                }

                (h, c) = (nextH, nextC);
                outputs[step].AddRange(h);
            }
        }

        return [.. outputs.Select(row => row.ToArray())];
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
