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
    public void Evaluate_ConfidencesOfFifteenBins_AreJudgedBinByBin()
    {
        // Of fifteen bins 0.61 and 0.69 are in the tenth and the eleventh, 0.81 and 0.86 both in the thirteenth. Ten or twenty would part them otherwise.
        var four = new Predictions(["a", "b"], [0, 1, 0, 1], [1, 2, 3, 4], [0.61, 0.39, 0.69, 0.31, 0.81, 0.19, 0.86, 0.14]);
        Assert.Equal((Math.Abs(0.61 - 1) + Math.Abs(0.69 - 0) + Math.Abs(0.81 + 0.86 - 1)) / 4, four.Evaluate().CalibrationError, 12);
    }

    [Fact]
    public void Evaluate_Answers_AreSortedIntoAReliabilityDiagram()
    {
        var bins = new Predictions(["a", "b"], [0, 1, 0, 1], [1, 2, 3, 4], [0.61, 0.39, 0.69, 0.31, 0.81, 0.19, 0.86, 0.14]).Evaluate().Reliability;
        Assert.Equal(15, bins.Count);
        Assert.Equal([9, 10, 12], Enumerable.Range(0, 15).Where(bin => bins[bin].Count > 0));
        Assert.Equal((2, (0.81 + 0.86) / 2, 0.5), (bins[12].Count, bins[12].Confidence, bins[12].Accuracy));
        Assert.Equal(new CalibrationBin(0, 0, 0), bins[0]);
    }

    [Fact]
    public void Evaluate_SongsOfUnevenLengthAndAccuracy_CountsSongsAsTheIndependentUnits()
    {
        // Songs of 1, 2, 3 and 6 segments, of which 1, 0, 3 and 2 are right; their segments lie mixed.
        int[] songs = [4, 3, 4, 2, 4, 3, 1, 4, 2, 3, 4, 4];
        int[] rights = [1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 0];
        var predictions = new Predictions(["a", "b"], new int[12], songs, [.. rights.SelectMany(right => (double[])(right == 1 ? [0.7, 0.3] : [0.2, 0.8]))]);
        var interval = predictions.Evaluate().Accuracy95;
        // Half are right with a variance of 4/3 (0.25 + 1 + 2.25 + 1) / 144 = 1/24: as much as six independent answers vary. Wilson's for 3 of 6:
        Assert.Equal(0.187616, interval.Lower, 1e-6);
        Assert.Equal(0.812384, interval.Upper, 1e-6);
    }

    [Fact]
    public void Evaluate_LabelsThatAreEquallyLikely_NamesTheFirst()
    {
        var evaluation = new Predictions(["a", "b", "c"], [1], [1], [0.2, 0.4, 0.4]).Evaluate();
        Assert.Equal(1, evaluation.Confusion[1, 1]);
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
