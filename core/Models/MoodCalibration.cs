namespace GenreFunctions.Models;

/// <summary>Turns a mood's share of listeners into the probability that it is a mood of the song: 1 / (1 + exp(-(slope share + intercept))).</summary>
/// <param name="Slope">How fast the probability rises with the share.</param>
/// <param name="Intercept">Where it begins.</param>
public readonly record struct MoodCalibration(double Slope, double Intercept)
{
    /// <summary>The probability at a share.</summary>
    public double Probability(double share) => 1 / (1 + Math.Exp(-Slope * share - Intercept));
}
