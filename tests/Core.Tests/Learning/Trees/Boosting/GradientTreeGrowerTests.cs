using GenreFunctions.Learning;
using GenreFunctions.Learning.Trees.Binning;
using GenreFunctions.Learning.Trees.Boosting;

namespace GenreFunctions.Tests.Learning.Trees.Boosting;

public sealed class GradientTreeGrowerTests
{
    private static readonly (string Name, SplitRule Rule, Growth Growth)[] Settings =
    [
        ("levels", new(1, 0, 0, 0, 1), Levels(4)),
        ("levels with penalties", new(0.5, 0.3, 0.2, 0.4, 1), Levels(6)),
        ("levels to the ground", new(1e-3, 0, 0, 0, 1), Levels(16)),
        ("leaves", new(0, 0, 0, 1e-3, 5), Leaves(8)),
        ("leaves with penalties", new(0.2, 0.1, 0.1, 0.1, 2), Leaves(12)),
        ("leaves of a depth", new(0.2, 0, 0, 0, 1), new(3, 7, true, 1, 1)),
    ];

    public static IEnumerable<object[]> Cases => Settings.SelectMany(setting => new object[][] { [setting.Name, 0.0], [setting.Name, 0.15] });

    [Theory]
    [MemberData(nameof(Cases))]
    public void Grow_EveryNumberInABinOfItsOwn_FindsWhatTryingEverythingFinds(string name, double missing)
    {
        var (_, rule, growth) = Settings.Single(setting => setting.Name == name);
        for (var seed = 1; seed <= 4; seed++)
        {
            var examples = TreeData.Noisy(rows: 90, columns: 4, missing: missing, seed: seed);
            var gradients = Gradients(examples);
            for (var label = 0; label < examples.LabelCount; label++)
            {
                var slow = SlowTree.Grow(
                    [.. Enumerable.Range(0, examples.Count).Select(row => examples[row].ToArray())],
                    [.. Enumerable.Range(0, examples.Count).Select(row => (gradients.Of(row, label).Gradient, gradients.Of(row, label).Hessian, 1.0))],
                    tree => tree.With(rule.Lambda, rule.Alpha, rule.LeastGain, rule.LeastHessian, rule.LeastRows, growth.MaximumDepth, growth.MaximumLeaves));
                AssertClose(slow, Grow(examples, gradients, label, rule, growth));
            }
        }
    }

    [Fact]
    public void Grow_RowsThatCountSeveralTimes_AreAsGoodAsRowsThatAreThereSeveralTimes()
    {
        var once = TreeData.Noisy(rows: 80, missing: 0.1);
        var random = new Random(2);
        var times = once.Labels.Select(_ => random.Next(1, 5)).ToArray();
        var places = Enumerable.Range(0, once.Count).SelectMany(row => Enumerable.Repeat(row, times[row])).ToArray();
        var rule = new SplitRule(0.7, 0.05, 0.01, 0.5, 1);
        var (ofOnce, ofRepeated) = (Gradients(once), Gradients(once.Take(places)));
        for (var label = 0; label < 3; label++)
        {
            for (var i = 0; i < places.Length; i++)
                ofRepeated.Scores(label)[i] = ofOnce.Scores(label)[places[i]];
        }

        ofRepeated.Update(new ParallelOptions());
        var weighted = Grow(once, ofOnce, 1, rule, Leaves(9), [.. times.Select(count => (double)count)]);
        var repeated = Grow(once.Take(places), ofRepeated, 1, rule, Leaves(9));
        AssertClose([.. places.Select(row => weighted[row])], repeated);
    }

    [Fact]
    public void Grow_OnASampleOfTheRows_LooksAtNoOther()
    {
        var examples = TreeData.Noisy(rows: 120);
        int[] sample = [.. Enumerable.Range(0, 120).Where(row => row % 3 != 0)];
        var changed = examples with { Labels = [.. examples.Labels.Select((label, row) => row % 3 == 0 ? 2 - label : label)] };
        var rule = new SplitRule(1, 0, 0, 0, 1);
        Assert.Equal(
            Grow(examples, Gradients(examples), 0, rule, Levels(4), rows: sample),
            Grow(changed, Gradients(changed), 0, rule, Levels(4), rows: sample));
    }

    [Fact]
    public void Grow_ColumnsDrawn_UsesNoOthers()
    {
        var examples = TreeData.Noisy(rows: 200, columns: 8);
        var gains = new double[8];
        var used = new HashSet<int>();
        for (var seed = 1; seed <= 30; seed++)
        {
            Array.Clear(gains);
            Grow(examples, Gradients(examples), 0, new SplitRule(1, 0, 0, 0, 1), Levels(5) with { ColumnShare = 0.25 }, seed: seed, gains: gains);
            Assert.InRange(gains.Count(gain => gain > 0), 1, 2);
            used.UnionWith(Enumerable.Range(0, 8).Where(column => gains[column] > 0));
        }

        Assert.Equal(8, used.Count);
    }

    private static Growth Levels(int depth) => new(depth, int.MaxValue, false, 1, 1);

    private static Growth Leaves(int leaves) => new(100, leaves, true, 1, 1);

    private static SoftmaxGradients Gradients(Examples examples)
    {
        var gradients = new SoftmaxGradients(examples.Labels, [0.3f, -0.2f, 0.1f], 1);
        // Every row stands elsewhere, as after some rounds.
        var random = new Random(5);
        for (var label = 0; label < 3; label++)
        {
            foreach (ref var score in gradients.Scores(label))
                score += (float)random.NextDouble();
        }

        gradients.Update(new ParallelOptions());
        return gradients;
    }

    private static double[] Grow(
        Examples examples, SoftmaxGradients gradients, int label, SplitRule rule, Growth growth, double[]? weights = null, int[]? rows = null, long seed = 1, double[]? gains = null)
    {
        var floats = new FloatRows(examples);
        var scale = new GradientScale(examples.Count, 8);
        var grower = new GradientTreeGrower(new BinnedRows(floats, 256), scale, rule, growth, shrinkage: 1);
        // What a first tree leaves behind must not reach the second.
        grower.Grow(new RowSample([.. Enumerable.Range(0, examples.Count)], null), gradients, (label + 1) % 3, 99, new double[examples.Columns]);
        var sample = new RowSample(rows ?? [.. Enumerable.Range(0, examples.Count)], weights);
        var tree = grower.Grow(sample, gradients, label, seed, gains ?? new double[examples.Columns]);
        return [.. Enumerable.Range(0, examples.Count).Select(row => (double)tree.WeightsOf(tree.LeafOf(floats.Row(row)))[0].Weight)];
    }

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (var row = 0; row < expected.Length; row++)
            Assert.Equal(expected[row], actual[row], 1e-5 * Math.Max(1, Math.Abs(expected[row])));
    }
}
