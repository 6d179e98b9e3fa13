using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class AdamTests
{
    [Fact]
    public void Step_ManyTimes_AgreesWithThePaperInDouble()
    {
        var random = new Random(1);
        var adam = new Adam(16);
        var weights = Enumerable.Range(0, 16).Select(i => i / 8f).ToArray();
        var (slow, m, v) = (weights.Select(w => (double)w).ToArray(), new double[16], new double[16]);
        for (var t = 1; t <= 200; t++)
        {
            var gradient = weights.Select(_ => (float)(random.NextDouble() - 0.4)).ToArray();
            adam.Step(weights, gradient, 0.01);
            for (var i = 0; i < 16; i++)
            {
                m[i] = 0.9 * m[i] + 0.1 * gradient[i];
                v[i] = 0.999 * v[i] + 0.001 * gradient[i] * gradient[i];
                slow[i] -= 0.01 * (m[i] / (1 - Math.Pow(0.9, t))) / (Math.Sqrt(v[i] / (1 - Math.Pow(0.999, t))) + 1e-8);
            }
        }

        for (var i = 0; i < 16; i++) Assert.Equal(slow[i], weights[i], 2e-4);
    }

    [Fact]
    public void Step_WithNoGradient_LeavesPaddingAtNought()
    {
        var weights = new float[16];
        new Adam(16).Step(weights, new float[16], 1);
        Assert.All(weights, weight => Assert.Equal(0, weight));
    }
}
