using GenreFunctions.Learning.Margins;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Margins;

public sealed class KernelRowsTests
{
    private const int Count = 300, Stride = 16, Depth = 13;

    [Fact]
    public void Row_Any_IsTheRadialKernelAndOfItselfExactlyOne()
    {
        var (rows, kernel) = Make(cacheBytes: 1 << 30);
        foreach (var row in new[] { 0, 17, 255, 256, 299 })
        {
            var values = kernel.Row(row);
            Assert.Equal(1f, values[row]);
            for (var other = 0; other < Count; other++)
            {
                var squared = Enumerable.Range(0, Depth).Sum(column => Math.Pow((double)rows[row * Stride + column] - rows[other * Stride + column], 2));
                Assert.Equal(Math.Exp(-0.3f * squared), values[other], 2e-6);
            }
        }
    }

    [Fact]
    public void Row_LittleRoom_HasTheSameBits()
    {
        var (_, ample) = Make(cacheBytes: 1 << 30);
        var (_, tight) = Make(cacheBytes: 0);
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var row = random.Next(Count);
            Assert.Equal(ample.Row(row)[..Count], tight.Row(row)[..Count]);
        }
    }

    [Fact]
    public void Row_TheTwoAskedForLast_AreBothGood()
    {
        var (_, kernel) = Make(cacheBytes: 0);
        kernel.Row(1);
        var two = kernel.Row(2);
        var expected = (float[])two.Clone();
        kernel.Row(3);
        Assert.Equal(expected, two);
    }

    private static (float[] Rows, KernelRows Kernel) Make(long cacheBytes)
    {
        var rows = TestModels.Numbers(Count * Stride, 8);
        return (rows, new KernelRows(rows, Count, Stride, Depth, 0.3f, cacheBytes));
    }
}
