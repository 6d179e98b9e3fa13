using GenreFunctions.Learning.Comparing;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Tests.Learning.Comparing;

public sealed class CurveRecorderTests
{
    [Fact]
    public void Curve_IsTheMeanOfTheTrainings_UpToWhereHalfOfThemCame()
    {
        var recorder = new CurveRecorder(null);
        foreach (var (stage, losses) in new[] { ("one", new[] { 4.0, 2.0, 1.0 }), ("two", [2.0, 1.0]), ("three", [3.0]), ("four", [3.0]) })
        {
            for (var i = 0; i < losses.Length; i++)
                recorder.Report(new TrainingProgress(stage, i + 1, 3, losses[i], 2 * losses[i], 0.5));
        }

        Assert.Equal([new CurvePoint(1, 3, 6), new CurvePoint(2, 1.5, 3)], recorder.Curve);
    }

    [Fact]
    public void Curve_OfALearnerWithoutRounds_IsEmpty() => Assert.Empty(new CurveRecorder(null).Curve);
}
