using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Sequences;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Tests.Learning.Sequences;

public sealed class SequenceNetworkTests
{
    private const int Columns = 5;
    private const int Labels = 3;

    // Songs of different lengths, so that some end while others go on; one of a single row.
    private static readonly int[][] Songs = [[0, 1, 2], [3, 4, 5, 6, 7], [8]];
    private static readonly int[] Truth = [0, 2, 1, 1, 0, 2, 2, 0, 1];

    public static TheoryData<LstmOptions> Shapes => new(
        new LstmOptions { DenseSize = 0, HiddenSize = 7, Bidirectional = false, Dropout = 0 },
        new LstmOptions { DenseSize = 0, HiddenSize = 19, Dropout = 0 },
        new LstmOptions { DenseSize = 6, HiddenSize = 7, Layers = 2, Dropout = 0 },
        new LstmOptions { DenseSize = 18, HiddenSize = 7, Layers = 2, Dropout = 0.3 });

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Forward_WithoutDropout_AgreesWithTheEquationsInDouble(LstmOptions options)
    {
        var (network, parameters, rows, batch) = Prepare(options);
        network.Forward(parameters, batch.Starts, random: null);
        var slow = new SlowSequence(options, Columns, Labels);
        foreach (var song in Songs)
        {
            var expected = slow.Probabilities(Doubles(parameters), [.. song.Select(row => rows[row])], song);
            for (var i = 0; i < song.Length; i++)
            {
                var place = Array.IndexOf(batch.Rows, song[i]);
                for (var label = 0; label < Labels; label++)
                    Assert.Equal(expected[i][label], network.Probabilities[place * MatrixProduct.Padded(Labels) + label], 1e-6);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Backward_AgreesWithFiniteDifferencesInDouble(LstmOptions options)
    {
        var (network, parameters, rows, batch) = Prepare(options);
        int[] labels = [.. batch.Rows.Select(row => Truth[row])];
        var gradient = new float[parameters.Length];
        network.Forward(parameters, batch.Starts, options.Dropout > 0 ? new RandomSource(5) : null);
        network.Backward(parameters, batch.Starts, labels, options.Dropout > 0, gradient);
        var slow = new SlowSequence(options, Columns, Labels)
        {
            // What was silenced stays so: dropout is a fixed factor once drawn.
            On = options.Dropout > 0 ? (layer, row, unit) => network.Values(layer)[row * MatrixProduct.Padded(network.Layers[layer].Outputs) + unit] != 0 : null,
            Loudness = 1 / (1 - Math.Round(options.Dropout * 65536) / 65536),
        };
        double Loss(double[] numbers) => Songs.Sum(song => slow
            .Probabilities(numbers, [.. song.Select(row => rows[row])], [.. song.Select(row => Array.IndexOf(batch.Rows, row))])
            .Select((row, i) => -Math.Log(row[Truth[song[i]]])).Sum()) / Truth.Length;

        const double Step = 1e-5;
        var checkedCount = 0;
        for (var i = 0; i < parameters.Length; i += options.Layers > 1 ? 5 : 2)
        {
            var numbers = Doubles(parameters);
            numbers[i] += Step;
            var above = Loss(numbers);
            numbers[i] -= 2 * Step;
            var expected = (above - Loss(numbers)) / (2 * Step);
            Assert.Equal(expected, gradient[i], 2e-5);
            if (Math.Abs(expected) > 1e-4) checkedCount++;
        }

        Assert.True(checkedCount > 20, $"Only {checkedCount} gradients were anything but zero.");
    }

    [Fact]
    public void Forward_SongBesideOthers_GivesTheSameBitsAsAlone()
    {
        var options = new LstmOptions { DenseSize = 9, HiddenSize = 11, Layers = 2 };
        var (network, parameters, rows, batch) = Prepare(options);
        network.Forward(parameters, batch.Starts, random: null);
        var together = network.Probabilities.ToArray();
        var alone = SequenceBatch.Of([Songs[0]]);
        Fill(network, alone, rows);
        network.Forward(parameters, alone.Starts, random: null);
        var stride = MatrixProduct.Padded(Labels);
        for (var i = 0; i < Songs[0].Length; i++)
        {
            var place = Array.IndexOf(batch.Rows, Songs[0][i]);
            Assert.Equal(together[(place * stride)..(place * stride + Labels)], network.Probabilities.Slice(i * stride, Labels).ToArray());
        }
    }

    private static (SequenceNetwork Network, float[] Parameters, double[][] Rows, SequenceBatch Batch) Prepare(LstmOptions options)
    {
        var network = new SequenceNetwork(options, Columns, Labels, Truth.Length, Songs.Length);
        var parameters = network.Initialise(new RandomSource(11));
        var random = new Random(4);
        double[][] rows = [.. Truth.Select(_ => Enumerable.Range(0, Columns).Select(_ => (double)(float)(random.NextDouble() * 4 - 2)).ToArray())];
        var batch = SequenceBatch.Of(Songs);
        Fill(network, batch, rows);
        return (network, parameters, rows, batch);
    }

    private static void Fill(SequenceNetwork network, SequenceBatch batch, double[][] rows)
    {
        for (var i = 0; i < batch.Rows.Length; i++)
        {
            for (var column = 0; column < Columns; column++) network.Input[i * MatrixProduct.Padded(Columns) + column] = (float)rows[batch.Rows[i]][column];
        }
    }

    private static double[] Doubles(float[] values) => [.. values.Select(value => (double)value)];
}
