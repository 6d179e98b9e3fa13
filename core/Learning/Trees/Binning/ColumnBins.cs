using System.Diagnostics;

namespace GenreFunctions.Learning.Trees.Binning;

/// <summary>
/// The bins of one column: ranges of its numbers that hold about as many training rows each, or one bin for every number where those are few.
/// The largest number of bin i is at most Cuts[i], which is below the smallest number of bin i + 1.
/// </summary>
internal sealed class ColumnBins
{
    private readonly float[] _cuts;

    private ColumnBins(float[] cuts) => _cuts = cuts;

    /// <summary>Bins of numbers; numbers that are missing have the bin after the last one.</summary>
    public int Count => _cuts.Length + 1;

    /// <summary>The cut after a bin: what is at most this lies in that bin or before it.</summary>
    public float CutAfter(int bin) => bin < _cuts.Length ? _cuts[bin] : float.MaxValue;

    /// <summary>Measures a column.</summary>
    /// <param name="values">Its numbers; NaN are left out.</param>
    /// <param name="mostBins">Most bins there will be.</param>
    public static ColumnBins Fit(ReadOnlySpan<float> values, int mostBins)
    {
        var sorted = new float[values.Length];
        var count = 0;
        foreach (var value in values)
        {
            if (!float.IsNaN(value))
                sorted[count++] = value;
        }

        var numbers = sorted.AsSpan(0, count);
        numbers.Sort();
        var distinct = Distinct(numbers);
        var cuts = new List<float>();
        if (distinct <= mostBins)
        {
            for (var i = 1; i < count; i++)
                AddCut(cuts, numbers, i);
        }
        else
        {
            // Each bin takes its share of what is left: numbers that occur often fill a bin of their own and leave the others as fine as before.
            var start = 0;
            while (start < count && cuts.Count < mostBins - 1)
            {
                var end = start + Math.Max(1, (count - start) / (mostBins - cuts.Count));
                while (end < count && numbers[end] == numbers[end - 1])
                    end++;
                if (end < count)
                    AddCut(cuts, numbers, end);
                start = end;
            }
        }

        return new ColumnBins([.. cuts]);
    }

    /// <summary>The bin of a number; <see cref="Count"/> for NaN.</summary>
    public int BinOf(float value)
    {
        if (float.IsNaN(value))
            return Count;
        var found = Array.BinarySearch(_cuts, value);
        return found < 0 ? ~found : found;
    }

    /// <summary>A number with <paramref name="below"/> &lt;= it &lt; <paramref name="above"/>, halfway between them where there is such a float.</summary>
    public static float Between(float below, float above)
    {
        Debug.Assert(below < above);
        var middle = (float)(((double)below + above) / 2);
        return middle < above && middle >= below ? middle : below;
    }

    private static int Distinct(ReadOnlySpan<float> sorted)
    {
        var count = Math.Min(1, sorted.Length);
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[i - 1])
                count++;
        }

        return count;
    }

    private static void AddCut(List<float> cuts, ReadOnlySpan<float> sorted, int place)
    {
        if (sorted[place] != sorted[place - 1])
            cuts.Add(Between(sorted[place - 1], sorted[place]));
    }
}
