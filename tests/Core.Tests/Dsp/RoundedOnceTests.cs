using System.Runtime.Intrinsics;
using GenreFunctions.Lanes;

namespace GenreFunctions.Tests.Dsp;

/// <summary>What processors without the instruction do instead, which works on any: against the runtime's own.</summary>
public sealed class RoundedOnceTests
{
    [Fact]
    public void MultiplyAdd_AnyFiniteNumbers_IsTheFusedOne()
    {
        var random = new Random(1);
        for (var n = 0; n < 200_000; n++)
            AssertFused([.. Vectors(() => Finite(random))]);
    }

    /// <summary>Sums that lie so near to the middle between two floats that double precision takes them for it: rounding twice goes wrong there.</summary>
    [Fact]
    public void MultiplyAdd_NextToATie_IsTheFusedOne()
    {
        var random = new Random(2);
        var roundedTwice = 0;
        for (var n = 0; n < 20_000; n++)
        {
            var triples = Enumerable.Range(0, 8).Select(_ => NearTie(random)).ToArray();
            AssertFused([.. triples.Select(t => t.Left)], [.. triples.Select(t => t.Right)], [.. triples.Select(t => t.Addend)]);
            roundedTwice += triples.Count(t => (float)(((double)t.Left * t.Right) + t.Addend) != MathF.FusedMultiplyAdd(t.Left, t.Right, t.Addend));
        }

        Assert.True(roundedTwice > 1000);
    }

    [Theory]
    [InlineData(0f, 0f, 0f)]
    [InlineData(1f, 1f, -1f)]
    [InlineData(float.MaxValue, 2f, 0f)]
    [InlineData(float.MaxValue, -2f, float.MaxValue)]
    [InlineData(float.Epsilon, 0.5f, 0f)]
    [InlineData(float.Epsilon, 0.5f, float.Epsilon)]
    [InlineData(1e-30f, 1e-30f, 1.17549435e-38f)]
    public void MultiplyAdd_AtTheEdges_IsTheFusedOne(float left, float right, float addend) => AssertFused(Repeat(left), Repeat(right), Repeat(addend));

    private static float[] Repeat(float value) => [.. Enumerable.Repeat(value, 8)];

    private static float[][] Vectors(Func<float> next) => [.. Enumerable.Range(0, 3).Select(_ => Enumerable.Range(0, 8).Select(_ => next()).ToArray())];

    private static float Finite(Random random)
    {
        while (true)
        {
            var value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            if (float.IsFinite(value))
                return value;
        }
    }

    private static (float Left, float Right, float Addend) NearTie(Random random)
    {
        var apart = random.Next(1, 200) * MathF.ScaleB(1, -23);
        var scale = MathF.ScaleB(random.Next(2) == 0 ? 1 : -1, random.Next(-100, 100));
        var half = MathF.ScaleB(random.Next(2) == 0 ? 1 : -1, -24);
        return (1 + apart, (1 - apart) * half * scale, (1 + (random.Next(1 << 23) * MathF.ScaleB(1, -23))) * scale);
    }

    private static void AssertFused(params float[][] operands)
    {
        var actual = RoundedOnce.MultiplyAdd(Vector256.Create(operands[0]), Vector256.Create(operands[1]), Vector256.Create(operands[2]));
        for (var lane = 0; lane < 8; lane++)
        {
            var expected = MathF.FusedMultiplyAdd(operands[0][lane], operands[1][lane], operands[2][lane]);
            Assert.Equal(BitConverter.SingleToInt32Bits(expected), BitConverter.SingleToInt32Bits(actual[lane]));
        }
    }
}
