using BenchmarkDotNet.Attributes;
using GenreFunctions.Features;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Networks;

namespace GenreFunctions.Bench.Learning;

/// <summary>Ten epochs of the report's network over 6,800 made-up rows of ten labels.</summary>
public class Training
{
    private readonly FeatureTable _table = new(Rows());

    [Benchmark]
    public TrainedModel TenEpochs() => GenreTrainer.Train(_table, new TrainingOptions
    {
        DataSet = "made up",
        TrainedOn = new DateOnly(2026, 1, 1),
        Calibrate = false,
        Learner = new MlpLearner(new LearnerOptions { Epochs = 10 }),
        ValidationShare = 0,
    }, TimeProvider.System);

    private static List<FeatureRow> Rows()
    {
        var random = new Random(5);
        return [.. Enumerable.Range(0, 6800).Select(row => new FeatureRow(
            $"genre{row % 10}.{row / 10:D5}.wav", 66_149, [.. Enumerable.Range(0, FeatureSchema.Count).Select(_ => random.NextDouble() + row % 10)], $"genre{row % 10}"))];
    }
}
