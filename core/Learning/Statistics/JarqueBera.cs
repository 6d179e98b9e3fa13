namespace GenreFunctions.Learning.Statistics;

/// <summary>
/// The test of Jarque and Bera ("A test for normality of observations and regression residuals", 1987): n/6 (S^2 + K^2/4) of skewness S and excess kurtosis K. If
/// the numbers are normal and many, it is distributed as chi-square with two degrees of freedom, whose upper tail is e^(-x/2).
/// </summary>
/// <param name="Statistic">The test's value; 0 for skewness and kurtosis of the normal distribution.</param>
/// <param name="PValue">How often normal numbers would come to as much or more. Below 1e-300 it is 0. Of less than some hundred numbers it is too small.</param>
public sealed record JarqueBera(double Statistic, double PValue)
{
    internal static JarqueBera Of(long count, double skewness, double excessKurtosis)
    {
        var statistic = count / 6.0 * (skewness * skewness + excessKurtosis * excessKurtosis / 4);
        return new JarqueBera(statistic, Math.Exp(-statistic / 2));
    }
}
