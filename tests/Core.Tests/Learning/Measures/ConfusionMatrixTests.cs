using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class ConfusionMatrixTests
{
    private static readonly ConfusionMatrix Matrix = new(["blues", "rock", "jazz"], [0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 0]);

    [Fact]
    public void Classes_AreTheTextbooks()
    {
        // blues: 2 of 3 found, 2 of 3 named; jazz never occurs and is never named.
        Assert.Equal(new ClassScore("blues", 3, 2 / 3.0, 2 / 3.0, 2 / 3.0), Matrix.Classes[0]);
        Assert.Equal(new ClassScore("jazz", 0, 0, 0, 0), Matrix.Classes[2]);
        Assert.Equal(2 / 3.0, Matrix.MacroF1, 12);
        Assert.Equal(4 / 6.0, Matrix.Accuracy, 12);
    }

    [Fact]
    public void ToString_Matrix_IsATable() =>
        Assert.Equal("      blues  rock  jazz\nblues     2     1     0\nrock      1     2     0\njazz      0     0     0", Matrix.ToString());
}
