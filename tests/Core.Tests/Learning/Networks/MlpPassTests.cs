using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class MlpPassTests
{
    // Sizes that are no multiples of a register, so that padding and tails are on the way.
    private static readonly MlpShape Shape = new(5, 19, 33, 3);
    private static readonly int[] Labels = [0, 2, 1, 1, 0, 2, 2];

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.4)]
    public void Backward_AgreesWithFiniteDifferencesInDouble(double dropout)
    {
        var random = new RandomSource(11);
        var parameters = Parameters(random);
        var pass = new MlpPass(Shape, 8, dropout);
        var inputs = Fill(pass);
        var gradient = new float[parameters.Length];
        pass.Forward(parameters, Labels.Length, random);
        pass.Backward(parameters, Labels, droppedOut: true, gradient);
        // What was on stays on, at the loudness it had: dropout is a fixed factor once drawn.
        var loudness = 1 / (1 - dropout);
        bool On(int layer, int row, int unit) => pass.Hidden(layer)[row * Shape.Stride(layer) + unit] > 0;

        const double Step = 1e-5;
        var checkedCount = 0;
        for (var i = 0; i < parameters.Length; i += 7)
        {
            var numbers = parameters.Select(value => (double)value).ToArray();
            numbers[i] += Step;
            var above = SlowLoss(numbers, inputs, On, loudness);
            numbers[i] -= 2 * Step;
            var expected = (above - SlowLoss(numbers, inputs, On, loudness)) / (2 * Step);
            Assert.Equal(expected, gradient[i], 2e-5);
            if (Math.Abs(expected) > 1e-3) checkedCount++;
        }

        Assert.True(checkedCount > 20, $"Only {checkedCount} gradients were anything but zero.");
    }

    [Fact]
    public void Forward_WithoutDropout_AgreesWithLoopsInDouble()
    {
        var parameters = Parameters(new RandomSource(3));
        var pass = new MlpPass(Shape, 8, 0.5);
        var inputs = Fill(pass);
        pass.Forward(parameters, Labels.Length, random: null);
        var expected = SlowLoss([.. parameters.Select(value => (double)value)], inputs, (_, _, _) => null, 1);
        Assert.Equal(expected, pass.Loss(Labels) / Labels.Length, 1e-6);
    }

    private static float[] Parameters(RandomSource random)
    {
        var parameters = Shape.Initialise(random);
        for (var layer = 0; layer < Shape.LayerCount; layer++)
        {
            foreach (ref var bias in Shape.Bias(parameters, layer)[..Shape.Outputs(layer)]) bias = (float)(random.NextDouble() - 0.3);
        }

        return parameters;
    }

    private static double[][] Fill(MlpPass pass)
    {
        var random = new Random(4);
        var rows = Labels.Select(_ => Enumerable.Range(0, 5).Select(_ => random.NextDouble() * 2 - 1).ToArray()).ToArray();
        for (var row = 0; row < rows.Length; row++)
        {
            for (var i = 0; i < 5; i++) pass.Input[row * Shape.InputStride(0) + i] = (float)rows[row][i];
        }

        return [.. rows.Select(row => row.Select(value => (double)(float)value).ToArray())];
    }

    // Mean cross-entropy by definition; where on is null, a unit is on when its sum is positive.
    private static double SlowLoss(double[] parameters, double[][] inputs, Func<int, int, int, bool?> on, double loudness)
    {
        var loss = 0.0;
        for (var row = 0; row < inputs.Length; row++)
        {
            var values = inputs[row];
            for (var (layer, offset) = (0, 0); layer < Shape.LayerCount; offset += (Shape.Inputs(layer) + 1) * Shape.Stride(layer), layer++)
            {
                var sums = new double[Shape.Outputs(layer)];
                for (var output = 0; output < sums.Length; output++)
                {
                    sums[output] = parameters[offset + Shape.Inputs(layer) * Shape.Stride(layer) + output];
                    for (var input = 0; input < values.Length; input++) sums[output] += values[input] * parameters[offset + input * Shape.Stride(layer) + output];
                    if (layer < Shape.LayerCount - 1) sums[output] = on(layer, row, output) ?? sums[output] > 0 ? sums[output] * loudness : 0;
                }

                values = sums;
            }

            loss -= Math.Log(Math.Exp(values[Labels[row]]) / values.Sum(Math.Exp));
        }

        return loss / inputs.Length;
    }

    private static double SlowLoss(double[] parameters, double[][] inputs, Func<int, int, int, bool> on, double loudness) =>
        SlowLoss(parameters, inputs, (layer, row, unit) => (bool?)on(layer, row, unit), loudness);
}
