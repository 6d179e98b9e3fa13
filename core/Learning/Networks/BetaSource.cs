namespace GenreFunctions.Learning.Networks;

/// <summary>Random shares of the distribution Beta(a, a): x / (x + y), where x and y are of Gamma(a).</summary>
internal static class BetaSource
{
    /// <summary>A share in [0, 1].</summary>
    public static double Next(RandomSource random, double a)
    {
        // As logarithms: for small a both leave the range of a double, and their quotient does not.
        var (x, y) = (LogGamma(random, a), LogGamma(random, a));
        return 1 / (1 + Math.Exp(y - x));
    }

    // ln of a number of Gamma(a): one of Gamma(a + 1) by Marsaglia and Tsang, "A simple method for generating gamma variables" (2000), times U^(1/a).
    private static double LogGamma(RandomSource random, double a)
    {
        var d = a + 1 - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        while (true)
        {
            var normal = Normal(random);
            var v = Math.Pow(1 + c * normal, 3);
            if (v > 0 && Math.Log(1 - random.NextDouble()) < normal * normal / 2 + d - d * v + d * Math.Log(v))
                return Math.Log(d * v) + Math.Log(1 - random.NextDouble()) / a;
        }
    }

    // Box and Muller, "A note on the generation of random normal deviates" (1958).
    private static double Normal(RandomSource random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
