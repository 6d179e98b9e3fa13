using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Networks;

public sealed class RandomSourceTests
{
    [Fact]
    public void NextBits_OfSeedNought_IsThePublishedAlgorithm()
    {
        // xoshiro256** on the first four outputs of SplitMix64(0) (e220a8397b1dcdaf, 6e789e6aa1b965f4, ...), computed with whole numbers of any length.
        var random = new RandomSource(0);
        Assert.Equal(
            [0x99ec5f36cb75f2b4UL, 0xbf6e1f784956452a, 0x1a5f849d4933e6e0, 0x6aa594f1262d2d2c],
            Enumerable.Range(0, 4).Select(_ => random.NextBits()));
    }

    [Fact]
    public void NextBelow_ManyTimes_IsEven()
    {
        var random = new RandomSource(5);
        var counts = new int[7];
        for (var i = 0; i < 70_000; i++) counts[random.NextBelow(7)]++;
        // 10,000 each with a standard deviation of 93.
        Assert.All(counts, count => Assert.InRange(count, 9_500, 10_500));
    }

    [Fact]
    public void NextDouble_ManyTimes_FillsTheUnitInterval()
    {
        var random = new RandomSource(6);
        var numbers = Enumerable.Range(0, 100_000).Select(_ => random.NextDouble()).ToList();
        Assert.All(numbers, number => Assert.InRange(number, 0, 1 - double.Epsilon));
        Assert.InRange(numbers.Average(), 0.495, 0.505);
    }

    [Fact]
    public void Shuffle_Items_KeepsThemAndReachesEveryOrder()
    {
        var random = new RandomSource(7);
        var orders = new HashSet<string>();
        for (var i = 0; i < 500; i++)
        {
            int[] items = [1, 2, 3, 4];
            random.Shuffle(items);
            Assert.Equal([1, 2, 3, 4], items.Order());
            orders.Add(string.Concat(items));
        }

        Assert.Equal(24, orders.Count);
    }
}
