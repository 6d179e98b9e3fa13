namespace GenreFunctions.Tests.Learning.Trees;

/// <summary>
/// The slow, obvious way to grow a tree on gradients: every threshold halfway between two neighbouring numbers of every column, rows that lack the number on either side,
/// sums from scratch. Among splits as good as each other the first column and the least threshold win, as they do in the quick way.
/// </summary>
internal sealed class SlowTree
{
    private readonly double[][] _rows;
    private readonly (double Gradient, double Hessian, double Weight)[] _gradients;
    private readonly List<Node> _leaves = [];

    private SlowTree(double[][] rows, (double, double, double)[] gradients) => (_rows, _gradients) = (rows, gradients);

    public double Lambda { get; init; }

    public double Alpha { get; init; }

    public double Gamma { get; init; }

    public double LeastHessian { get; init; }

    public int LeastRows { get; init; } = 1;

    public int MaximumDepth { get; init; } = 100;

    public int MaximumLeaves { get; init; } = int.MaxValue;

    /// <summary>Each row's weight of the leaf where it ends.</summary>
    public static double[] Grow(double[][] rows, (double, double, double)[] gradients, Func<SlowTree, SlowTree>? settings = null)
    {
        var tree = new SlowTree(rows, gradients);
        return (settings is null ? tree : settings(tree)).Grow();
    }

    public SlowTree With(double lambda = 0, double alpha = 0, double gamma = 0, double leastHessian = 0, int leastRows = 1, int depth = 100, int leaves = int.MaxValue) =>
        new(_rows, _gradients)
        {
            Lambda = lambda,
            Alpha = alpha,
            Gamma = gamma,
            LeastHessian = leastHessian,
            LeastRows = leastRows,
            MaximumDepth = depth,
            MaximumLeaves = leaves,
        };

    private double[] Grow()
    {
        _leaves.Add(Prepare([.. Enumerable.Range(0, _rows.Length)], 0));
        while (_leaves.Count < MaximumLeaves && _leaves.MaxBy(leaf => Math.Round(leaf.Gain, 9)) is { Left: not null } best)
        {
            _leaves.Remove(best);
            _leaves.Add(Prepare(best.Left, best.Depth + 1));
            _leaves.Add(Prepare([.. best.Rows.Except(best.Left)], best.Depth + 1));
        }

        var weights = new double[_rows.Length];
        foreach (var leaf in _leaves)
        {
            foreach (var row in leaf.Rows)
                weights[row] = -Soft(Sum(leaf.Rows).Gradient) / (Sum(leaf.Rows).Hessian + Lambda);
        }

        return weights;
    }

    private Node Prepare(int[] rows, int depth)
    {
        var (gain, left) = (Gamma, (int[]?)null);
        for (var column = 0; depth < MaximumDepth && column < _rows[0].Length; column++)
        {
            var there = rows.Where(row => !double.IsNaN(_rows[row][column])).ToArray();
            var missing = rows.Except(there).ToArray();
            foreach (var value in there.Select(row => _rows[row][column]).Distinct().Order())
            {
                int[] below = [.. there.Where(row => _rows[row][column] <= value)];
                foreach (int[] side in (int[][])[below, [.. below, .. missing]])
                {
                    int[] other = [.. rows.Except(side)];
                    if (other.Length == 0 || !Allows(side) || !Allows(other) || !(Worth(side) + Worth(other) - Worth(rows) > gain + 1e-9))
                        continue;
                    (gain, left) = (Worth(side) + Worth(other) - Worth(rows), side);
                }
            }
        }

        return new Node(rows, depth, left is null ? double.NegativeInfinity : gain, left);
    }

    private bool Allows(int[] rows) => rows.Length >= LeastRows && Sum(rows).Hessian >= LeastHessian;

    private double Worth(int[] rows) => Math.Pow(Soft(Sum(rows).Gradient), 2) / (Sum(rows).Hessian + Lambda);

    private double Soft(double gradient) => Math.Sign(gradient) * Math.Max(0, Math.Abs(gradient) - Alpha);

    private (double Gradient, double Hessian) Sum(int[] rows) =>
        (rows.Sum(row => _gradients[row].Weight * _gradients[row].Gradient), rows.Sum(row => _gradients[row].Weight * _gradients[row].Hessian));

    private sealed record Node(int[] Rows, int Depth, double Gain, int[]? Left);
}
