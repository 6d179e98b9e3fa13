using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class PredictionsTests
{
    private static readonly Predictions Four = new(["a", "b"], [0, 0, 1, 1], [7, 7, 8, 8], [0.9, 0.1, 0.4, 0.6, 0.2, 0.8, 0.7, 0.3]);

    [Fact]
    public void Evaluate_FourSegments_CountsByHand()
    {
        var evaluation = Four.Evaluate();
        Assert.Equal(0.5, evaluation.Accuracy);
        Assert.Equal(-(Math.Log(0.9) + Math.Log(0.4) + Math.Log(0.8) + Math.Log(0.3)) / 4, evaluation.LogLoss, 12);
        // Each of the four is alone in its bin: |0.9 - 1|, |0.6 - 0|, |0.8 - 1|, |0.7 - 0|.
        Assert.Equal((0.1 + 0.6 + 0.2 + 0.7) / 4, evaluation.CalibrationError, 12);
    }

    [Fact]
    public void Join_FourSegmentsOfTwoSongs_IsTheMeanOfEach()
    {
        var songs = Four.Join(1);
        Assert.Equal([7, 8], songs.Songs);
        Assert.Equal([0, 1], songs.Truth);
        Assert.Equal([0.65, 0.35, 0.45, 0.55], songs.Probabilities.Select(p => Math.Round(p, 12)));
        Assert.Equal(1, songs.Evaluate().Accuracy);
    }
}
