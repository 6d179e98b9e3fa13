using System.Numerics;

namespace GenreFunctions.Models;

/// <summary>Which label is the likeliest.</summary>
internal static class Ranking
{
    /// <summary>Place of the largest number; of the first one among equals.</summary>
    public static int IndexOfMaximum<T>(ReadOnlySpan<T> numbers)
        where T : INumber<T>
    {
        var best = 0;
        for (var i = 1; i < numbers.Length; i++)
        {
            if (numbers[i] > numbers[best])
                best = i;
        }

        return best;
    }
}
