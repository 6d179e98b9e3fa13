using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Learning.Explanations.Dependence;

/// <summary>
/// How a model's probabilities go with one feature, all others being as they are: at a value v the mean over rows of p(label | row with v in the feature's place)
/// (Friedman, "Greedy function approximation", 2001, section 8.2). Where features go together, some of these rows could not occur.
/// </summary>
public sealed record PartialDependence
{
    private const double LowestQuantile = 0.05;
    private const double HighestQuantile = 0.95;

    /// <summary>Place of the feature, counted from 0.</summary>
    public required int Column { get; init; }

    /// <summary>The values that were tried, ascending and all different.</summary>
    public required IReadOnlyList<double> Grid { get; init; }

    /// <summary>Mean probabilities, value by value, one a label.</summary>
    public required IReadOnlyList<double[]> Means { get; init; }

    /// <summary>Each row's own probabilities, row by row, value by value, one a label; <see langword="null"/> where they were not asked for.</summary>
    public IReadOnlyList<IReadOnlyList<double[]>>? Curves { get; init; }

    /// <summary>Computes it.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="rows">Rows to average over; their labels are not looked at.</param>
    /// <param name="column">Place of the feature.</param>
    /// <param name="options">How closely.</param>
    /// <exception cref="ArgumentException">There are no rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The column is not there, or an option is out of its range.</exception>
    public static PartialDependence Of(RowScorer scorer, Examples rows, int column, DependenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(scorer);
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)column, (uint)rows.Columns, nameof(column));
        ArgumentOutOfRangeException.ThrowIfLessThan(options.GridSize, 2);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MostRows, 1);
        if (rows.Count == 0)
            throw new ArgumentException("There are no rows to average over.", nameof(rows));
        var grid = GridOf(rows, column, options.GridSize);
        var sample = Sample(rows, options);
        var curves = grid.Select(value => Score(scorer, sample, column, value)).ToArray();
        return new PartialDependence
        {
            Column = column,
            Grid = grid,
            Means = [.. curves.Select(probabilities => Mean(probabilities, rows.LabelCount))],
            Curves = options.Individual
                ? [.. Enumerable.Range(0, sample.Count).Select(row => (IReadOnlyList<double[]>)[.. curves.Select(probabilities => probabilities[(row * rows.LabelCount)..((row + 1) * rows.LabelCount)])])]
                : null,
        };
    }

    private static double[] GridOf(Examples rows, int column, int size)
    {
        var values = Enumerable.Range(0, rows.Count).Select(row => rows[row][column]).Order().ToArray();
        return [.. Enumerable.Range(0, size)
            .Select(i => LowestQuantile + (HighestQuantile - LowestQuantile) * i / (size - 1))
            .Select(share => values[(int)Math.Round(share * (values.Length - 1))])
            .Distinct()];
    }

    private static Examples Sample(Examples rows, DependenceOptions options)
    {
        var order = Enumerable.Range(0, rows.Count).ToArray();
        if (rows.Count > options.MostRows)
        {
            new RandomSource(options.Seed).Shuffle(order);
            order = [.. order.Take(options.MostRows).Order()];
        }

        return rows.Take(order);
    }

    private static double[] Score(RowScorer scorer, Examples rows, int column, double value)
    {
        var changed = rows with { Features = (double[])rows.Features.Clone() };
        for (var row = 0; row < rows.Count; row++)
            changed.Features[row * rows.Columns + column] = value;
        var probabilities = new double[rows.Count * rows.LabelCount];
        scorer(changed, probabilities);
        return probabilities;
    }

    private static double[] Mean(double[] probabilities, int labels)
    {
        var mean = new double[labels];
        for (var i = 0; i < probabilities.Length; i++)
            mean[i % labels] += probabilities[i];
        return [.. mean.Select(sum => sum / (probabilities.Length / labels))];
    }
}
