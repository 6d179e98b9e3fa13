using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Trees;
using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Learning.Trees.Forests;

namespace GenreFunctions.Tests.Learning.Trees.Forests;

public sealed class ForestSplitFinderTests
{
    private static readonly bool[] Sides = [false, true];

    [Theory]
    [InlineData(Impurity.Gini, 0, 1)]
    [InlineData(Impurity.Gini, 0.2, 1)]
    [InlineData(Impurity.Entropy, 0, 1)]
    [InlineData(Impurity.Entropy, 0.2, 6)]
    public void Find_AllColumns_LessensTheImpurityAsMuchAsTryingEverything(Impurity impurity, double missing, int leastRows)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var examples = TreeData.Noisy(rows: 40, columns: 3, missing: missing, seed: seed);
            var random = new Random(seed);
            int[] times = [.. examples.Labels.Select(_ => random.Next(3))];
            int[] rows = [.. Enumerable.Range(0, 40).Where(row => times[row] > 0)];
            var counts = new LabelCounts(3, impurity);
            foreach (var row in rows)
                counts.Add(examples.Labels[row], times[row]);
            var plan = new ForestPlan(1, 3, leastRows, 100, impurity, true, false, 1);
            var found = new ForestSplitFinder(new FloatRows(examples), examples.Labels, 3, plan).Find(rows, times, counts, new RandomSource(seed));

            double Impure(IEnumerable<int> some)
            {
                var labels = some.SelectMany(row => Enumerable.Repeat(examples.Labels[row], times[row])).ToArray();
                var shares = labels.CountBy(label => label).Select(pair => (double)pair.Value / labels.Length);
                return labels.Length * shares.Sum(share => impurity == Impurity.Gini ? share * (1 - share) : -share * Math.Log(share));
            }

            double Gain(int column, double threshold, bool missingLeft)
            {
                var left = rows.Where(row => double.IsNaN(examples[row][column]) ? missingLeft : examples[row][column] <= threshold).ToArray();
                var right = rows.Except(left).ToArray();
                return left.Sum(row => times[row]) < leastRows || right.Sum(row => times[row]) < leastRows ? 0 : Impure(rows) - Impure(left) - Impure(right);
            }

            var best = (from column in Enumerable.Range(0, 3)
                        from row in rows
                        from left in Sides
                        where !double.IsNaN(examples[row][column])
                        select Gain(column, examples[row][column], left)).Max();
            Assert.Equal(best, found!.Value.Gain, 9);
            Assert.Equal(best, Gain(found.Value.Column, found.Value.Threshold, found.Value.MissingLeft), 9);
        }
    }

    [Fact]
    public void Find_RandomThresholds_LieBetweenTheLeastAndTheLargestNumberAndEverywhereThere()
    {
        var examples = TreeData.Of([.. Enumerable.Range(0, 100).Select(i => i < 50 ? i * 0.01 : 10 + i)], 1, [.. Enumerable.Range(0, 100).Select(i => i % 2)], 2);
        var counts = new LabelCounts(2, Impurity.Gini);
        counts.Add(0, 50);
        counts.Add(1, 50);
        int[] all = [.. Enumerable.Range(0, 100)], times = [.. Enumerable.Repeat(1, 100)];
        var finder = new ForestSplitFinder(new FloatRows(examples), examples.Labels, 2, new ForestPlan(1, 1, 1, 100, Impurity.Gini, false, true, 1));
        var random = new RandomSource(1);
        var thresholds = Enumerable.Range(0, 2000).Select(_ => finder.Find(all, times, counts, random)).OfType<ForestSplit>().Select(split => (double)split.Threshold).ToArray();
        Assert.All(thresholds, threshold => Assert.InRange(threshold, 0, 109));
        // Uniform over the range, not over the rows: those that divide evenly gain nothing and are no splits.
        Assert.InRange(thresholds.Max(), 105, 109);
        Assert.True(thresholds.Count(threshold => threshold < 60) < thresholds.Length);
    }
}
