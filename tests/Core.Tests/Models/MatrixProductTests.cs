using FsCheck;
using FsCheck.Fluent;
using GenreFunctions.Lanes;
using GenreFunctions.Models.Kernels;

namespace GenreFunctions.Tests.Models;

public sealed unsafe class MatrixProductTests
{
    [Fact]
    public void Multiply_AnyShape_AgreesWithThreeLoopsInDouble()
    {
        var sizes = Gen.Choose(1, 70);
        Prop.ForAll(sizes.Three().ToArbitrary(), size =>
        {
            var (rows, depth, columns) = size;
            var (a, b, bias) = Matrices(rows, depth, columns);
            var c = new float[rows * MatrixProduct.Padded(columns)];
            MatrixProduct.Multiply(MatrixView.Rows(a, depth), rows, depth, b, columns, bias, c);
            return Differs(rows, depth, columns, (i, k) => a[i * depth + k], b, bias, c) < 1e-5;
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Multiply_Transposed_ReadsColumnsAsRows()
    {
        const int Rows = 9, Depth = 5, Columns = 33, Stride = 16;
        var stored = TestModels.Numbers(Depth * Stride, 3);
        var (_, b, _) = Matrices(Rows, Depth, Columns);
        var c = new float[Rows * MatrixProduct.Padded(Columns)];
        MatrixProduct.Multiply(MatrixView.Transposed(stored, Stride), Rows, Depth, b, Columns, default, c);
        Assert.InRange(Differs(Rows, Depth, Columns, (i, k) => stored[k * Stride + i], b, new float[MatrixProduct.Padded(Columns)], c), 0, 1e-5);
    }

    [Fact]
    public void Run_OnRegistersOfBothWidths_GivesTheSameBits()
    {
        const int Rows = 11, Depth = 57, Columns = 80;
        var (a, b, bias) = Matrices(Rows, Depth, Columns);
        var (wide, narrow) = (new float[Rows * Columns], new float[Rows * Columns]);
        fixed (float* aStart = a, bStart = b, biasStart = bias, wideStart = wide, narrowStart = narrow)
        {
            MatrixProduct.Run<Lanes512>(new(aStart, Depth, 1, bStart, biasStart, wideStart, Depth, Columns), Rows);
            MatrixProduct.Run<Lanes256>(new(aStart, Depth, 1, bStart, biasStart, narrowStart, Depth, Columns), Rows);
        }

        Assert.Equal(wide, narrow);
        Assert.Contains(wide, value => value != 0);
    }

    private static (float[] A, float[] B, float[] Bias) Matrices(int rows, int depth, int columns)
    {
        var padded = MatrixProduct.Padded(columns);
        return (TestModels.Numbers(rows * depth, rows), TestModels.Numbers(depth * padded, depth), TestModels.Numbers(padded, columns));
    }

    private static double Differs(int rows, int depth, int columns, Func<int, int, float> a, float[] b, float[] bias, float[] c)
    {
        var (padded, most) = (MatrixProduct.Padded(columns), 0.0);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                double sum = bias[j];
                for (var k = 0; k < depth; k++) sum += (double)a(i, k) * b[k * padded + j];
                most = Math.Max(most, Math.Abs(sum - c[i * padded + j]) / Math.Max(1, Math.Sqrt(depth)));
            }
        }

        return most;
    }
}
