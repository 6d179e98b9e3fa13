using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Models.Operators.Neighbours;

namespace GenreFunctions.Tests.Learning.Neighbours;

public sealed class SmallestValuesTests
{
    [Fact]
    public void Meet_AnyNumbersInParts_FindsWhatAStableSortFinds() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            // Few different numbers, so that many are equal; now and then NaN.
            float[] numbers = [.. Enumerable.Range(0, random.Next(1, 200)).Select(_ => random.Next(20) == 0 ? float.NaN : random.Next(-9, 9))];
            var k = random.Next(1, numbers.Length + 1);
            var (values, places) = (new float[k], new int[k]);
            var smallest = new SmallestValues(values, places);
            for (var first = 0; first < numbers.Length;)
            {
                var part = Math.Min(random.Next(1, 60), numbers.Length - first);
                smallest.Meet(numbers.AsSpan(first, part), first);
                first += part;
            }

            int[] sorted = [.. Enumerable.Range(0, numbers.Length).Where(i => !float.IsNaN(numbers[i])).OrderBy(i => numbers[i]).ThenBy(i => i).Take(k)];
            return places.Take(sorted.Length).SequenceEqual(sorted)
                && values.Take(sorted.Length).SequenceEqual(sorted.Select(i => numbers[i]))
                && values.Skip(sorted.Length).All(float.IsNaN);
        }).QuickCheckThrowOnFailure();
}
