using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class MlpShapeTests
{
    [Fact]
    public void Initialise_EveryLayer_IsUniformWithVarianceTwoOverItsInputs()
    {
        var shape = new MlpShape(57, 256, 30, 5);
        var parameters = shape.Initialise(new RandomSource(1));
        for (var layer = 0; layer < shape.LayerCount; layer++)
        {
            var (stride, outputs, limit) = (shape.Stride(layer), shape.Outputs(layer), Math.Sqrt(6.0 / shape.Inputs(layer)));
            var (weights, padding) = (new List<double>(), new List<double>());
            foreach (var (weight, place) in shape.Weights(parameters, layer).ToArray().Select((weight, place) => (weight, place % stride)))
                (place < outputs ? weights : padding).Add(weight);
            Assert.InRange(weights.Max(Math.Abs), 0.95 * limit, limit * (1 + 1e-6));
            // The mean square of n uniform numbers is off by 0.9 / sqrt(n) on the average; four and a half times that is never.
            var expected = 2.0 / shape.Inputs(layer);
            Assert.InRange(weights.Average(weight => weight * weight), expected * (1 - 4 / Math.Sqrt(weights.Count)), expected * (1 + 4 / Math.Sqrt(weights.Count)));
            Assert.All(padding, value => Assert.Equal(0, value));
            Assert.All(shape.Bias(parameters, layer).ToArray(), value => Assert.Equal(0, value));
        }
    }
}
