using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Pictures;

namespace GenreFunctions.Tests.Pictures;

public sealed class FoldedColumnsTests
{
    [Fact]
    public void Resample_AsManyUnitsAsFit_IsTheMaximumOfEachStretch() => Prop.ForAll(
        Gen.Choose(1, 64).Zip(Gen.Choose(1, 64)).Where(sizes => sizes.Item2 <= sizes.Item1).ToArbitrary(),
        sizes =>
        {
            var (units, stretches) = sizes;
            var random = new System.Random(units * 100 + stretches);
            var values = Enumerable.Range(0, units).Select(_ => new[] { random.NextSingle() - 0.5f, random.NextSingle() }).ToArray();
            var expected = Enumerable.Range(0, stretches)
                .Select(stretch => Enumerable.Range(0, units).Where(unit => (int)((unit + 0.5) * stretches / units) == stretch).ToArray())
                .SelectMany(members => new[] { members.Max(unit => values[unit][0]), members.Max(unit => values[unit][1]) });
            Assert.Equal(expected, Resampled(values, capacity: 64, stretches));
        }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Resample_MoreUnitsThanFit_LosesNoPeakAndMovesNoneFar() => Prop.ForAll(
        (from units in Gen.Choose(1, 5_000) from peak in Gen.Choose(0, units - 1) from stretches in Gen.Choose(1, 16) select (units, peak, stretches)).ToArbitrary(),
        input =>
        {
            var (units, peak, stretches) = input;
            if (stretches > units)
                return;
            var values = Enumerable.Range(0, units).Select(unit => new[] { unit == peak ? 1f : 0 }).ToArray();
            var found = Resampled(values, capacity: 64, stretches);
            Assert.Equal(1, found.Count(value => value == 1));
            // A merged column is at most a 32nd of the whole; half of that is how far a peak can seem to move.
            var place = Array.IndexOf(found, 1f);
            Assert.InRange((peak + 0.5) / units, (double)place / stretches - 1 / 64.0 - 1e-9, (place + 1.0) / stretches + 1 / 64.0 + 1e-9);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData(1, "11111111")]
    [InlineData(2, "11112222")]
    [InlineData(3, "11122333")]
    public void Resample_FewerUnitsThanStretches_GivesTheNearest(int units, string expected)
    {
        var values = Enumerable.Range(1, units).Select(unit => new[] { (float)unit }).ToArray();
        Assert.Equal(expected, string.Concat(Resampled(values, capacity: 64, 8)));
    }

    private static float[] Resampled(float[][] units, int capacity, int stretches)
    {
        var folded = new FoldedColumns(units[0].Length, capacity);
        // Something else before it leaves no trace.
        folded.Add([.. Enumerable.Repeat(9f, units[0].Length)]);
        folded.Clear();
        foreach (var unit in units)
            folded.Add(unit);
        var result = new float[stretches * units[0].Length];
        folded.Resample(result, units.Length, middle: 0.5);
        return result;
    }
}
