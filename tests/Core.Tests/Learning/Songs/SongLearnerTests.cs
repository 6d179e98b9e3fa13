using GenreFunctions.Learning;
using GenreFunctions.Learning.Songs;
using GenreFunctions.Tests.Learning.Ensembles;
using GenreFunctions.Tests.Models;

namespace GenreFunctions.Tests.Learning.Songs;

public sealed class SongLearnerTests
{
    private const int Segments = 4;

    private static readonly SongLearnerOptions Plain = new() { LogColumns = [] };

    private static readonly Examples Training = EnsembleRows.Make(12, Segments, seed: 1);

    [Fact]
    public void Train_WithoutHalves_ShowsMeansAndDeviationsARowASong()
    {
        var seen = Seen(Training, halves: 0);
        Assert.Equal((12, 8, EnsembleRows.Labels), (seen.Count, seen.Columns, seen.LabelCount));
        for (var song = 0; song < 12; song++)
        {
            AssertNear(Slow(Training, [.. Enumerable.Range(song * Segments, Segments)]), seen[song]);
            Assert.Equal((song % EnsembleRows.Labels, song), (seen.Labels[song], seen.Songs[song]));
        }
    }

    [Fact]
    public void Train_WithHalves_ShowsEachSongAgainAsHalvesOfItself()
    {
        var seen = Seen(Training, halves: 3);
        Assert.Equal(12 * (1 + 3), seen.Count);
        var different = new HashSet<double>();
        for (var row = 12; row < seen.Count; row++)
        {
            var first = seen.Songs[row] * Segments;
            var pairs = from one in Enumerable.Range(first, Segments) from other in Enumerable.Range(first, Segments) where one < other select Slow(Training, [one, other]);
            var half = seen[row].ToArray();
            Assert.Single(pairs, pair => pair.Zip(half).All(value => Math.Abs(value.First - value.Second) < 1e-12));
            Assert.Equal(seen.Songs[row] % EnsembleRows.Labels, seen.Labels[row]);
            different.Add(half[0]);
        }

        Assert.InRange(different.Count, 20, 36);
    }

    [Fact]
    public void Train_SongsOfOneSegment_HaveNoHalves() =>
        Assert.Equal(12, Seen(EnsembleRows.Make(12, 1, seed: 1), halves: 3).Count);

    [Fact]
    public void Train_TheSameSeed_FindsTheSame()
    {
        double[] Find(long seed) => EnsembleRows.Score(new SongLearner(EnsembleRows.Small(6), Plain).Train(Training, EnsembleRows.None, seed, TrainingWatch.None), Training);
        Assert.Equal(Find(3), Find(3));
        Assert.NotEqual(Find(3), Find(4));
    }

    [Fact]
    public void Score_RowsInAnyOrder_GivesEverySegmentItsSongsAnswer()
    {
        var trained = new SongLearner(new CentroidLearner(), Plain with { Halves = 0 }).Train(Training, EnsembleRows.None, 1, TrainingWatch.None);
        var test = EnsembleRows.Make(6, 3, seed: 2);
        int[] order = [.. Enumerable.Range(0, test.Count).OrderBy(row => row * 7 % test.Count)];
        var (straight, mixed) = (EnsembleRows.Score(trained, test), EnsembleRows.Score(trained, test.Take(order)));
        var songs = new Examples(
            [.. Enumerable.Range(0, 6).SelectMany(song => Slow(test, [3 * song, 3 * song + 1, 3 * song + 2]))], 8, new int[6], EnsembleRows.Labels, [.. Enumerable.Range(0, 6)]);
        var alone = EnsembleRows.Score(new CentroidLearner().Train(Seen(Training, halves: 0), EnsembleRows.None, 1, TrainingWatch.None), songs);
        for (var i = 0; i < order.Length; i++)
        {
            for (var label = 0; label < EnsembleRows.Labels; label++)
            {
                Assert.Equal(alone[order[i] / 3 * EnsembleRows.Labels + label], straight[order[i] * EnsembleRows.Labels + label], 1e-12);
                Assert.Equal(straight[order[i] * EnsembleRows.Labels + label], mixed[i * EnsembleRows.Labels + label], 1e-12);
            }
        }
    }

    [Fact]
    public void Write_SongBySong_GivesWhatScoreGives()
    {
        var trained = new SongLearner(EnsembleRows.Small(6), Plain).Train(Training, EnsembleRows.None, 1, TrainingWatch.None);
        for (var song = 0; song < 5; song++)
        {
            var rows = EnsembleRows.Make(1, 1 + song, seed: 10 + song);
            EnsembleRows.AssertNear(EnsembleRows.Score(trained, rows), TestGraphs.Run(trained, rows), 1e-5);
        }
    }

    [Fact]
    public void Train_WithLogarithms_MeasuresThoseColumnsAsTheirLogarithms()
    {
        Examples? seen = null;
        var positive = Training with { Features = [.. Training.Features.Select(Math.Exp)] };
        new SongLearner(new CentroidLearner(onTrain: (rows, _, _) => seen = rows), Plain with { LogColumns = [2], Halves = 0 }).Train(positive, EnsembleRows.None, 5, TrainingWatch.None);
        var (plain, logarithmic) = (Slow(positive, [0, 1, 2, 3]), Slow(Training, [0, 1, 2, 3]));
        AssertNear([.. plain.Select((value, column) => column is 2 or 6 ? logarithmic[column] : value)], seen![0]);
    }

    [Fact]
    public void Write_WithLogarithms_GivesWhatScoreGives()
    {
        var positive = Training with { Features = [.. Training.Features.Select(Math.Exp)] };
        var trained = new SongLearner(EnsembleRows.Small(6), Plain with { LogColumns = [0, 3] }).Train(positive, EnsembleRows.None, 1, TrainingWatch.None);
        var song = positive.Take([4, 5, 6, 7]);
        EnsembleRows.AssertNear(EnsembleRows.Score(trained, song), TestGraphs.Run(trained, song), 1e-5);
    }

    [Fact]
    public void Train_ALogarithmOfNoColumn_IsRefused() => Assert.Contains(
        "no column 4",
        Assert.Throws<ArgumentException>(() => new SongLearner(new CentroidLearner(), Plain with { LogColumns = [4] }).Train(Training, EnsembleRows.None, 1, TrainingWatch.None)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    public void New_SoManyHalves_IsRefused(int halves) =>
        Assert.Contains($"{halves}", Assert.Throws<ArgumentOutOfRangeException>(() => new SongLearner(EnsembleRows.Small(6), new SongLearnerOptions { Halves = halves })).Message, StringComparison.Ordinal);

    /// <summary>What the learner of songs is given.</summary>
    private static Examples Seen(Examples training, int halves)
    {
        Examples? seen = null;
        new SongLearner(new CentroidLearner(onTrain: (rows, _, _) => seen = rows), Plain with { Halves = halves }).Train(training, EnsembleRows.None, 5, TrainingWatch.None);
        return seen!;
    }

    private static double[] Slow(Examples rows, int[] song)
    {
        double[] Column(int column) => [.. song.Select(row => rows[row][column])];
        var means = Enumerable.Range(0, rows.Columns).Select(column => Column(column).Average()).ToArray();
        return [.. means, .. Enumerable.Range(0, rows.Columns).Select(column => Math.Sqrt(Column(column).Average(value => Math.Pow(value - means[column], 2))))];
    }

    private static void AssertNear(double[] expected, ReadOnlySpan<double> actual) => EnsembleRows.AssertNear(expected, actual.ToArray(), 1e-12);
}
