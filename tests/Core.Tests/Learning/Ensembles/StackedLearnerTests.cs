using GenreFunctions.Learning;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.Ensembles;
using GenreFunctions.Tests.Models;
using static GenreFunctions.Tests.Learning.Ensembles.EnsembleRows;

namespace GenreFunctions.Tests.Learning.Ensembles;

public sealed class StackedLearnerTests
{
    private const int Folds = 3;
    private const long Seed = 5;
    private static readonly Examples Training = Make(15, 4, seed: 1);
    private static readonly Examples Validation = Make(6, 2, seed: 3, firstSong: 100);
    private static readonly Examples Test = Make(30, 3, seed: 2);

    [Fact]
    public void Score_OfTwoMembers_IsWhatTheSameStepsByHandGive()
    {
        var stacked = new StackedLearner([Small(5), Small(9)], Small(6, epochs: 30), Folds).Train(Training, Validation, Seed, TrainingWatch.None);

        // By hand: who is in which fold, members without that fold, what they say of it; then members with all, and what the meta learner says of them.
        var folds = SongFolds.Of(Training.Songs, Training.Labels, Folds, Seed);
        var rows = Enumerable.Range(0, Training.Count).ToList();
        var said = new double[Training.Count][];
        for (var part = 0; part < Folds; part++)
        {
            int[] outside = [.. rows.Except(folds[part])];
            var (one, two) = Members(Training.Take(outside));
            foreach (var row in folds[part]) said[row] = [.. Score(one, Training.Take([row])), .. Score(two, Training.Take([row]))];
        }

        var (first, second) = Members(Training);
        var meta = Small(6, epochs: 30).Train(
            new Examples([.. said.SelectMany(row => row)], 6, Training.Labels, Labels, Training.Songs), SideBySide(first, second, Validation), Seed + 2 * 1_000_003, TrainingWatch.None);
        AssertNear(Score(meta, SideBySide(first, second, Test)), Score(stacked, Test), 1e-6);
    }

    [Fact]
    public void Write_OfTwoMembers_GivesWhatScoreGives()
    {
        var stacked = new StackedLearner([Small(5), Small(9)], Small(6), Folds).Train(Training, Validation, Seed, TrainingWatch.None);
        AssertNear(Score(stacked, Test), TestGraphs.Run(stacked, Test), 1e-5);
    }

    [Fact]
    public void Train_AMemberThatLearnsByHeart_IsNotTrustedForIt()
    {
        // A column that names the song: who knows it, knows the label of every training row, and nothing of other songs.
        var random = new Random(4);
        var byHeart = new ByHeart();
        Examples Noise(int firstSong) => new([.. Enumerable.Range(firstSong, 300).Select(song => (double)song)], 1, [.. Enumerable.Range(0, 300).Select(_ => random.Next(Labels))], Labels, [.. Enumerable.Range(firstSong, 300)]);
        var trained = new StackedLearner([byHeart], Small(6, epochs: 40)).Train(Noise(0), new([], 1, [], Labels, []), Seed, TrainingWatch.None);
        var test = Noise(1000);
        var confidence = Score(trained, test).Chunk(Labels).Average(row => row.Max());
        Assert.True(confidence < 0.6, $"It is {confidence:P0} sure of labels that nobody can know.");
    }

    [Fact]
    public void Train_WithFewerSongsThanFolds_IsRefused() => Assert.Contains(
        "3 songs", Assert.Throws<ArgumentException>(() => new StackedLearner([Small(5)], Small(6)).Train(Make(3, 4, 1), None, 1, TrainingWatch.None)).Message, StringComparison.Ordinal);

    private static (ITrainedLearner First, ITrainedLearner Second) Members(Examples training) => (
        Small(5).Train(training, Validation, Seed, TrainingWatch.None), Small(9).Train(training, Validation, Seed + 1_000_003, TrainingWatch.None));

    private static Examples SideBySide(ITrainedLearner first, ITrainedLearner second, Examples rows) =>
        new([.. Score(first, rows).Chunk(Labels).Zip(Score(second, rows).Chunk(Labels), (one, two) => one.Concat(two)).SelectMany(row => row)], 6, rows.Labels, Labels, rows.Songs);

    /// <summary>Remembers every row, and is sure of the first label where it remembers none.</summary>
    private sealed class ByHeart : ILearner
    {
        public string Name => "by heart";

        public string Settings => "";

        public ITrainedLearner Train(Examples training, Examples validation, long seed, TrainingWatch watch) =>
            new Trained(Enumerable.Range(0, training.Count).ToDictionary(row => training[row][0], row => training.Labels[row]));

        private sealed class Trained(Dictionary<double, int> known) : ITrainedLearner
        {
            public string Ended => "";

            public void Score(Examples rows, Span<double> probabilities)
            {
                probabilities.Clear();
                for (var row = 0; row < rows.Count; row++) probabilities[row * Labels + known.GetValueOrDefault(rows[row][0])] = 1;
            }

            GenreFunctions.Models.Onnx.OnnxValue? ITrainedLearner.Write(
                GenreFunctions.Models.Onnx.OnnxGraphBuilder graph, GenreFunctions.Models.Onnx.OnnxValue features) => null;
        }
    }
}
