using System.Globalization;
using GenreFunctions.Learning.Preparation;

namespace GenreFunctions.Learning.Neighbours;

/// <summary>How neighbours vote.</summary>
public sealed record NeighbourOptions
{
    /// <summary>With more than this, everybody votes.</summary>
    public const int MostNeighbours = 1000;

    /// <summary>Beyond this only the nearest counts, whatever the features.</summary>
    public const double LargestFalloff = 1000;

    /// <summary>
    /// How many training rows vote, 1 to <see cref="MostNeighbours"/>; all, if there are fewer. One is best where a song's other segments were learnt from; more of them give
    /// smoother probabilities and do better on songs never heard.
    /// </summary>
    public int Neighbours { get; init; } = 15;

    /// <summary>
    /// By how much distance takes from a vote: it weighs exp(-falloff times squared distance), 0 to <see cref="LargestFalloff"/>. At 0 all votes are equal; the larger, the more the
    /// nearest decide.
    /// </summary>
    public double Falloff { get; init; } = 0.15;

    /// <summary>What is done to the features first. Distances are compared, so they should be standardised.</summary>
    public PreparationOptions Preparation { get; init; } = new();

    internal NeighbourOptions Checked()
    {
        Require(Neighbours is >= 1 and <= MostNeighbours, nameof(Neighbours), Neighbours);
        Require(Falloff is >= 0 and <= LargestFalloff, nameof(Falloff), Falloff);
        return this;
    }

    private static void Require(bool holds, string name, object value)
    {
        if (!holds)
            throw new ArgumentOutOfRangeException(name, value, string.Create(CultureInfo.InvariantCulture, $"{name} is {value}, which is outside its range."));
    }
}
