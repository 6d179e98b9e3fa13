using System.Numerics;
using GenreFunctions.Models.Operators.Trees;

namespace GenreFunctions.Tests.Explaining.Trees;

/// <summary>Shapley values of trees by their definition, over all subsets of the columns.</summary>
internal static class SlowTreeShapley
{
    /// <summary>Expected scores of a row of which only some columns are known: where another is asked for, both ways are gone in the shares in which training rows went.</summary>
    public static double[] Expected(TreeEnsemble trees, double[] row, Func<int, bool> isKnown)
    {
        double[] scores = [.. trees.BaseScores.ToArray().Select(score => (double)score)];
        foreach (var root in trees.Roots)
            Add(root, 1);
        return scores;

        void Add(int at, double share)
        {
            var node = trees.Nodes[at];
            foreach (var weight in trees.WeightsOf(at))
                scores[weight.Label] += share * weight.Weight;
            if (node.Left == at)
                return;
            if (isKnown(node.Column))
            {
                var value = (float)row[node.Column];
                Add((float.IsNaN(value) ? node.MissingLeft : value <= node.Threshold) ? node.Left : node.Left + 1, share);
                return;
            }

            Add(node.Left, share * trees.Covers[node.Left] / trees.Covers[at]);
            Add(node.Left + 1, share * trees.Covers[node.Left + 1] / trees.Covers[at]);
        }
    }

    /// <summary>The expectations of all subsets of some columns, which are the bits of a subset's number; no tree looks at others.</summary>
    public static double[][] Expectations(TreeEnsemble trees, double[] row, int[] columns) =>
        [.. Enumerable.Range(0, 1 << columns.Length).Select(known => Expected(trees, row, column => (known >> Array.IndexOf(columns, column) & 1) == 1))];

    /// <summary>The definition: the mean, over all orders in which columns become known, of what knowing this one changes.</summary>
    public static double Shapley(double[][] expectations, int label, int column, int columns)
    {
        static double Factorial(int n) => Enumerable.Range(1, n).Aggregate(1.0, (product, i) => product * i);
        return Enumerable.Range(0, 1 << columns).Where(known => (known >> column & 1) == 0).Sum(known =>
        {
            var size = BitOperations.PopCount((uint)known);
            return Factorial(size) * Factorial(columns - size - 1) / Factorial(columns) * (expectations[known | 1 << column][label] - expectations[known][label]);
        });
    }
}
