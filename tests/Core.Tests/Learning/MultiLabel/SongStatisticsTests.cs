using GenreFunctions.Learning;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class SongStatisticsTests
{
    private static readonly TaggedExamples Segments = TestTables.Of(
        [[1.0, 10], [5, 0], [3, 20], [2, 7]], [[0.5], [0.2], [0.5], [0.2]], [8, 3, 8, 3]) with
    { ClassCount = 2, Classes = [1, 0, 1, 0] };

    [Fact]
    public void Join_Segments_AreTheirMeanAndDeviation()
    {
        var songs = SongStatistics.Join(Segments, new SongStatisticsOptions(), out _);
        Assert.Equal([2, 15, 1, 5, 3.5, 3.5, 1.5, 3.5], songs.Features);
        Assert.Equal([8, 3], songs.Songs);
        Assert.Equal([0.5, 0.2], songs.Targets);
        Assert.Equal([1, 0], songs.Classes);
    }

    [Fact]
    public void Join_StepsAndLogarithms_AreMeasuredToo()
    {
        var options = new SongStatisticsOptions { Steps = true, LogColumns = [0] };
        var segments = TestTables.Of([[1.0, 4], [Math.E, 10], [0, 4], [7, 2]], [[0.0], [0], [0], [0]], [0, 0, 0, 1]);
        var songs = SongStatistics.Join(segments, options, out _);
        Assert.Equal(options.ColumnsOf(2), songs.Columns);
        // Means of x0, x1 and ln x0 (0 counts as 1e-10), their deviations, their steps; a single segment takes none.
        var floor = Math.Log(1e-10);
        double[] logarithms = [0, 1, floor];
        double[] first = [(1 + Math.E) / 3, 6, logarithms.Average()];
        Assert.All(first.Zip(songs[0].ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
        Assert.Equal(Math.Sqrt(8), songs[0][4], 1e-12);
        Assert.Equal([(Math.E - 1 + Math.E) / 2, 6, (1 + 1 - floor) / 2], songs[0][6..].ToArray().Select(value => value), (expected, actual) => Math.Abs(expected - actual) < 1e-6);
        Assert.Equal([0, 0, 0, 0, 0, 0], songs[1][3..].ToArray());
        Assert.Equal([0, 3, 4, 5, 6, 7, 8], options.PositiveColumns(2));
    }

    [Fact]
    public void Score_Segments_HaveTheirSongsAnswer()
    {
        var seen = new Seen();
        var trained = new SongStatistics(seen).Train(Segments, Segments.Take([]), 1, TrainingWatch.None);
        var scores = trained.Score(Segments);
        Assert.Equal(2, Assert.Single(seen.Trainings).Count);
        // The stand-in's score of a row is its first feature: the mean over the song.
        Assert.Equal([2, 3.5, 2, 3.5], scores.Tags);
    }

    [Fact]
    public void Train_Draws_AddHalvesOfEachSongWithItsTags()
    {
        var seen = new Seen();
        var segments = TestTables.Of([.. Enumerable.Range(0, 8).Select(i => new[] { (double)(1 << i) })], [.. Enumerable.Range(0, 8).Select(i => new[] { i < 5 ? 0.9 : 0.1 })], [0, 0, 0, 0, 0, 1, 1, 1]);
        new SongStatistics(seen, new SongStatisticsOptions { Draws = 3 }).Train(segments, segments.Take([]), 1, TrainingWatch.None);
        var rows = Assert.Single(seen.Trainings);
        Assert.Equal(8, rows.Count);
        Assert.Equal(8, rows.Songs.Distinct().Count());
        // Three of the first song's five segments, two of the second's three: powers of two tell which.
        for (var row = 2; row < 8; row++)
        {
            var first = rows.Target(row, 0) == 0.9;
            var sum = (uint)Math.Round(rows[row][0] * (first ? 3 : 2));
            Assert.Equal(first ? 3 : 2, System.Numerics.BitOperations.PopCount(sum));
            Assert.Equal(0u, first ? sum >> 5 : sum & 31);
        }

        Assert.Equal(6, Enumerable.Range(2, 6).Count(row => rows.Target(row, 0) is 0.9 or 0.1));
    }

    private sealed class Seen : IMultiLabelLearner, ITrainedTagger
    {
        public List<TaggedExamples> Trainings { get; } = [];

        public string Name => "seen";

        public string Settings => "none";

        public string Ended => "at once";

        public ITrainedTagger Train(TaggedExamples training, TaggedExamples validation, long seed, TrainingWatch watch)
        {
            Trainings.Add(training);
            return this;
        }

        public TagScores Score(TaggedExamples rows) => new([.. Enumerable.Range(0, rows.Count).Select(row => rows[row][0])], []);
    }
}
