using GenreFunctions.Learning.Measures;

namespace GenreFunctions.Tests.Learning.Measures;

public sealed class SongBootstrapTests
{
    [Fact]
    public void Evaluate_ManyDataSetsOfClusteredAnswers_CoversTheTruthAsOftenAsItSays()
    {
        // 300 data sets of 80 songs with 1 to 8 answers; of a song's answers a share is right that is itself drawn, with mean 0.7.
        const int DataSets = 300;
        const double Share = 0.7;
        var random = new Random(20_261_121);
        var covered = 0;
        for (var i = 0; i < DataSets; i++)
        {
            var (truth, songs, probabilities) = (new List<int>(), new List<int>(), new List<double>());
            for (var song = 0; song < 80; song++)
            {
                // Uniform on [0.4, 1]: mean 0.7.
                var right = 0.4 + 0.6 * random.NextDouble();
                var label = random.Next(2);
                for (var answers = random.Next(1, 9); answers > 0; answers--)
                {
                    var named = random.NextDouble() < right ? label : 1 - label;
                    (truth, songs) = ([.. truth, label], [.. songs, song]);
                    probabilities.AddRange(named == 0 ? [0.8, 0.2] : [0.3, 0.7]);
                }
            }

            var interval = new Predictions(["a", "b"], [.. truth], [.. songs], [.. probabilities]).Evaluate().Bootstrap95.Accuracy;
            covered += interval.Lower <= Share && Share <= interval.Upper ? 1 : 0;
        }

        // 95 % of 300 is 285, and chance alone strays by 3.8.
        Assert.InRange(covered / (double)DataSets, 0.91, 0.985);
    }

    [Fact]
    public void Evaluate_SongsOfOneAnswerEach_GivesTheNormalIntervalOfTheMeanLogLoss()
    {
        var random = new Random(3);
        double[] right = [.. Enumerable.Range(0, 2000).Select(_ => 0.05 + 0.9 * random.NextDouble())];
        var predictions = new Predictions(["a", "b"], new int[2000], [.. Enumerable.Range(0, 2000)], [.. right.SelectMany(p => new[] { p, 1 - p })]);
        var interval = predictions.Evaluate().Bootstrap95.LogLoss;

        var losses = right.Select(p => -Math.Log(p)).ToList();
        var mean = losses.Average();
        var half = 1.959964 * Math.Sqrt(losses.Average(loss => (loss - mean) * (loss - mean)) / losses.Count);
        Assert.Equal(mean - half, interval.Lower, 0.1 * half);
        Assert.Equal(mean + half, interval.Upper, 0.1 * half);
    }

    [Fact]
    public void Evaluate_MacroF1_LiesInItsIntervalAndTheIntervalStaysTheSame()
    {
        var random = new Random(4);
        int[] truth = [.. Enumerable.Range(0, 300).Select(_ => random.Next(3))];
        double[] probabilities = [.. truth.SelectMany(label => Enumerable.Range(0, 3).Select(other => random.NextDouble() + (other == label ? 0.5 : 0)).ToArray() is var p ? p.Select(x => x / p.Sum()) : [])];
        var predictions = new Predictions(["a", "b", "c"], truth, [.. Enumerable.Range(0, 300).Select(i => i / 5)], probabilities);
        var (first, again) = (predictions.Evaluate(), predictions.Evaluate());
        Assert.Equal(first.Bootstrap95, again.Bootstrap95);
        Assert.InRange(first.MacroF1, first.Bootstrap95.MacroF1.Lower + 0.01, first.Bootstrap95.MacroF1.Upper - 0.01);
    }

    [Fact]
    public void Evaluate_AllRight_IsWhereTheBootstrapClaimsCertaintyAndWilsonsDoesNot()
    {
        var evaluation = new Predictions(["a", "b"], [0, 1, 0, 1], [1, 2, 3, 4], [0.9, 0.1, 0.2, 0.8, 0.7, 0.3, 0.4, 0.6]).Evaluate();
        Assert.Equal(new Interval(1, 1), evaluation.Bootstrap95.Accuracy);
        Assert.InRange(evaluation.Accuracy95.Lower, 0.4, 0.6);
    }

    [Fact]
    public void OfDraws_AnyOrder_AreThePointsBetweenTwoDraws()
    {
        // 0 to 40: the 2.5 % point is 1, the 97.5 % point 39.
        Assert.Equal(new Interval(1, 39), Interval.OfDraws([.. Enumerable.Range(0, 41).Select(i => (double)(i * 7 % 41))]));
        Assert.Equal(new Interval(0.025, 0.975), Interval.OfDraws([1, 0]));
    }
}
