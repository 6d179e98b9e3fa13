namespace GenreFunctions.Explaining.Trees;

/// <summary>
/// The columns on the way to a node, with the weights of all their subsets by size: m of algorithm 2 in Lundberg, Erion and Lee, "Consistent individualized feature
/// attribution for tree ensembles", 2018.
/// </summary>
internal static class ShapPath
{
    /// <summary>Adds a column to the way; there is room for it behind the first <paramref name="length"/> steps.</summary>
    public static void Extend(Span<ShapStep> path, int length, int column, double zero, double one)
    {
        path[length] = new ShapStep(column, zero, one, length == 0 ? 1 : 0);
        for (var i = length - 1; i >= 0; i--)
        {
            path[i + 1] = path[i + 1] with { Weight = path[i + 1].Weight + one * path[i].Weight * (i + 1) / (length + 1) };
            path[i] = path[i] with { Weight = zero * path[i].Weight * (length - i) / (length + 1) };
        }
    }

    /// <summary>Takes the column at a place out of the way again.</summary>
    public static void Unwind(Span<ShapStep> path, int length, int place)
    {
        var (last, zero, one) = (length - 1, path[place].Zero, path[place].One);
        var next = path[last].Weight;
        for (var i = last - 1; i >= 0; i--)
        {
            var weight = path[i].Weight;
            if (one != 0)
            {
                path[i] = path[i] with { Weight = next * length / ((i + 1) * one) };
                next = weight - path[i].Weight * zero * (last - i) / length;
            }
            else
            {
                path[i] = path[i] with { Weight = weight * length / (zero * (last - i)) };
            }
        }

        for (var i = place; i < last; i++)
            path[i] = path[i + 1] with { Weight = path[i].Weight };
    }

    /// <summary>The sum of the weights there would be without the column at a place.</summary>
    public static double SumWithout(ReadOnlySpan<ShapStep> path, int place)
    {
        var (last, zero, one) = (path.Length - 1, path[place].Zero, path[place].One);
        var (next, sum) = (path[last].Weight, 0.0);
        for (var i = last - 1; i >= 0; i--)
        {
            if (one != 0)
            {
                var weight = next * path.Length / ((i + 1) * one);
                sum += weight;
                next = path[i].Weight - weight * zero * (last - i) / path.Length;
            }
            else
            {
                sum += path[i].Weight * path.Length / (zero * (last - i));
            }
        }

        return sum;
    }
}
