using GenreFunctions.Learning;
using GenreFunctions.Learning.Explanations;
using GenreFunctions.Learning.Explanations.Permutation;
using GenreFunctions.Learning.Measures;
using GenreFunctions.Learning.Protocols;
using GenreFunctions.Tests.Learning.Data;

namespace GenreFunctions.Tests.Learning.Explanations.Permutation;

public sealed class PermutationImportanceTests
{
    private const int Count = 4000;

    /// <summary>Column 0 tells the label for sure, column 1 is noise that the model uses a little, column 2 it does not look at.</summary>
    private static readonly Examples Rows = MakeRows();

    [Fact]
    public void Of_AModelThatGoesByOneFeature_LosesHalfOfItsAnswersWithoutIt()
    {
        var found = Importances(Scorer, new PermutationOptions { Repeats = 20 });
        Assert.Equal("sign", found[0].Name);
        // Of two labels that are equally frequent, a value dealt at random is of the right one in half of the rows; each wrong one costs ln 9 less what it gave.
        Assert.Equal(0.5, found[0].AccuracyDrop, 0.02);
        Assert.InRange(0.5, found[0].AccuracyDrop95.Lower - 0.005, found[0].AccuracyDrop95.Upper + 0.005);
        Assert.Equal(0.5 * Math.Log(0.9 / 0.1), found[0].LogLossRise, 0.06);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_AFeatureThatTheModelDoesNotUse_IsExactlyNothing(bool bySong)
    {
        var found = Importances(Scorer, new PermutationOptions { BySong = bySong }).Single(importance => importance.Name == "unused");
        Assert.Equal(new FeatureImportance("unused", 0, new Interval(0, 0), 0, new Interval(0, 0)), found);
    }

    [Fact]
    public void Of_TwoFeaturesThatSayTheSame_TellsOnlyWhenTheyAreShuffledTogether()
    {
        // The model goes by the sign of column 0 unless column 3, a copy, contradicts; then by neither. Alone each costs less than both do.
        static void Twice(Examples rows, Span<double> probabilities)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                var sum = Math.Sign(rows[row][0]) + Math.Sign(rows[row][3]);
                probabilities[2 * row] = 1 / (1 + Math.Exp(2 * sum));
                probabilities[2 * row + 1] = 1 - probabilities[2 * row];
            }
        }

        var found = PermutationImportance.Of(
            [new JudgedModel(Twice, Rows)], [new FeatureGroup("one", [0]), new FeatureGroup("other", [3]), new FeatureGroup("both", [0, 3])], new PermutationOptions());
        Assert.Equal("both", found[0].Name);
        Assert.True(found[0].LogLossRise > 2 * found[1].LogLossRise);
    }

    [Fact]
    public void Of_SongsThatSwapValues_TakeThoseOfOneOtherSongTogether()
    {
        // Every song has a value of its own, and the model says how many different values a song has got.
        var songs = Enumerable.Range(0, 200).Select(row => row / 4).ToArray();
        var rows = new Examples([.. songs.Select(song => (double)song)], 1, new int[200], 2, songs);
        var mixed = new List<int>();
        void Watch(Examples shuffled, Span<double> probabilities)
        {
            probabilities.Fill(0.5);
            lock (mixed)
                mixed.Add(Enumerable.Range(0, 200).GroupBy(row => shuffled.Songs[row]).Max(song => song.Select(row => shuffled[row][0]).Distinct().Count()));
        }

        PermutationImportance.Of([new JudgedModel(Watch, rows)], [new FeatureGroup("song", [0])], new PermutationOptions { BySong = true });
        Assert.Equal([1, 1, 1, 1, 1, 1], mixed);
        PermutationImportance.Of([new JudgedModel(Watch, rows)], [new FeatureGroup("song", [0])], new PermutationOptions());
        Assert.Equal(4, mixed.Max());
    }

    [Fact]
    public void Of_SeveralModels_HasTheIntervalOfTheirMeans()
    {
        // One model goes by the sign, two by nothing: the means are near 0.5, 0 and 0.
        static void Blind(Examples rows, Span<double> probabilities) => probabilities.Fill(0.5);
        var found = PermutationImportance.Of(
            [new JudgedModel(Scorer, Rows), new JudgedModel(Blind, Rows), new JudgedModel(Blind, Rows)], [new FeatureGroup("sign", [0])], new PermutationOptions())[0];
        var alone = Importances(Scorer, new PermutationOptions())[0];
        Assert.Equal(alone.AccuracyDrop / 3, found.AccuracyDrop, 12);
        Assert.Equal(Interval.OfMean([alone.AccuracyDrop, 0, 0]), found.AccuracyDrop95);
    }

    [Fact]
    public void Train_AProtocol_GivesEachModelTheRowsThatItHasNotSeen()
    {
        var table = TestTables.Clouds();
        var seen = new List<int[]>();
        var models = ProtocolModels.Train(new SongsProtocol(), table, new CentroidLearner(onTrain: (training, validation, _) => seen.Add([.. training.Songs, .. validation.Songs])), new ProtocolOptions { AtOnce = 1 });
        Assert.Equal(5, models.Count);
        Assert.All(models.Zip(seen), pair => Assert.Empty(pair.First.Rows.Songs.Intersect(pair.Second)));
        Assert.Equal(table.RowCount, models.Sum(model => model.Rows.Count));
        var found = PermutationImportance.Of(models, FeatureGroup.Each(GenreFunctions.Features.FeatureSchema.Names), new PermutationOptions { Repeats = 2 });
        Assert.Equal(57, found.Count);
        Assert.True(found[0].LogLossRise > 0);
    }

    [Fact]
    public void Families_OfNames_JoinMeansAndVariances()
    {
        var families = FeatureGroup.Families(["a_mean", "a_var", "tempo", "b_c_mean"]);
        Assert.Equal(["a", "tempo", "b_c"], families.Select(family => family.Name));
        Assert.Equal([0, 1], families[0].Columns);
        Assert.Equal([3], families[2].Columns);
    }

    [Fact]
    public void Of_Nothing_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => PermutationImportance.Of([], [new FeatureGroup("x", [0])], new PermutationOptions()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Importances(Scorer, new PermutationOptions { Repeats = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PermutationImportance.Of([new JudgedModel(Scorer, Rows)], [new FeatureGroup("x", [4])], new PermutationOptions()));
    }

    private static IReadOnlyList<FeatureImportance> Importances(RowScorer scorer, PermutationOptions options) =>
        PermutationImportance.Of([new JudgedModel(scorer, Rows)], FeatureGroup.Each(["sign", "noise", "unused", "copy"]), options);

    private static void Scorer(Examples rows, Span<double> probabilities)
    {
        for (var row = 0; row < rows.Count; row++)
        {
            var second = (rows[row][0] > 0 ? 0.9 : 0.1) + 0.01 * rows[row][1];
            (probabilities[2 * row], probabilities[2 * row + 1]) = (1 - second, second);
        }
    }

    private static Examples MakeRows()
    {
        var random = new Random(5);
        int[] labels = [.. Enumerable.Range(0, Count).Select(row => row / 2 % 2)];
        double[] features = [.. labels.SelectMany(label =>
        {
            var sign = (label == 1 ? 1 : -1) * (0.1 + random.NextDouble());
            return new[] { sign, random.NextDouble() - 0.5, random.NextDouble(), sign };
        })];
        return new Examples(features, 4, labels, 2, [.. Enumerable.Range(0, Count).Select(row => row / 2)]);
    }
}
