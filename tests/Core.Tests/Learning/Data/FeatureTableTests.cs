using GenreFunctions.Features;
using GenreFunctions.Learning.Data;

namespace GenreFunctions.Tests.Learning.Data;

public sealed class FeatureTableTests
{
    [Fact]
    public void Constructor_Rows_FindsLabelsAndSongs()
    {
        var table = new FeatureTable([Row("rock.00000.0.wav", 1, "rock"), Row("blues.00001.0.wav", 2, "blues"), Row("rock.00000.1.wav", 3, "rock")]);
        Assert.Equal(["blues", "rock"], table.Labels);
        Assert.Equal([1, 0, 1], table.LabelOfRow);
        Assert.Equal(["rock.00000", "blues.00001"], table.Songs);
        Assert.Equal([0, 1, 0], table.SongOfRow);
        Assert.Equal([1, 0], table.LabelOfSong);
        Assert.Equal(3.0, table.Row(2)[10]);
    }

    [Fact]
    public void Constructor_RowsOutOfTime_AreSortedWithinTheirSongsAndFitForLearners()
    {
        // As sorted by name: segment 10 before segment 2.
        var table = new FeatureTable(
        [
            Row("a.0.wav", 1, "x"), Row("a.1.wav", 2, "x"), Row("b.1.wav", 9, "y"), Row("a.10.wav", 3, "x"), Row("b.0.wav", 8, "y"), Row("a.2.wav", 4, "x"),
        ]);
        Assert.Equal(["a.0.wav", "a.1.wav", "b.0.wav", "a.2.wav", "b.1.wav", "a.10.wav"], table.FileNames);
        var rows = table.Examples([4, 0, 5]);
        Assert.Equal([1, 0, 0], rows.Labels);
        Assert.Equal([1, 0, 0], rows.Songs);
        Assert.Equal((9.0, 1.0, 3.0, 57, 2), (rows[0][56], rows[1][0], rows[2][30], rows.Columns, rows.LabelCount));
    }

    [Fact]
    public void Constructor_SongsThatShareARow_AreOneRecording()
    {
        // a and b share a row, b and c another: all three are one recording, d is not.
        var table = new FeatureTable(
        [
            Row("a.0.wav", 1, "x"), Row("d.0.wav", 9, "x"), Row("c.0.wav", 2, "x"), Row("b.0.wav", 1, "x"), Row("b.1.wav", 2, "x"),
        ]);
        Assert.Equal(["a", "d", "c", "b"], table.Songs);
        Assert.Equal([0, 1, 0, 0], table.RecordingOfSong);
    }

    [Fact]
    public void Constructor_SilentRows_AreLeftOutAndJoinNoSongs()
    {
        var table = new FeatureTable([Row("a.0.wav", 0, "x"), Row("a.1.wav", 1, "x"), Row("b.0.wav", 0, "y"), Row("b.1.wav", 2, "y")]);
        Assert.Equal(["a.1.wav", "b.1.wav"], table.FileNames);
        Assert.Equal([0, 1], table.RecordingOfSong);
    }

    [Fact]
    public void Constructor_OnlySilence_IsRefused() =>
        Assert.Contains("silence", Assert.Throws<ArgumentException>(() => new FeatureTable([Row("a.0.wav", 0, "x")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_ASongWithTwoLabels_IsRefused() =>
        Assert.Contains("'a'", Assert.Throws<ArgumentException>(() => new FeatureTable([Row("a.0.wav", 1, "x"), Row("a.1.wav", 2, "y")])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1e300, "x", "1E+300")]
    [InlineData(double.NaN, "x", "NaN")]
    [InlineData(1, "", "no label")]
    [InlineData(1, " ", "no label")]
    public void Constructor_ARowThatNothingCanBeLearntFrom_IsRefusedByName(double value, string label, string cause)
    {
        var fault = Assert.Throws<ArgumentException>(() => new FeatureTable([Row("a.0.wav", 1, "x"), Row("b.7.wav", value, label)]));
        Assert.Contains("'b.7.wav'", fault.Message, StringComparison.Ordinal);
        Assert.Contains(cause, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_AShortRow_IsRefused() =>
        Assert.Contains("3 features", Assert.Throws<ArgumentException>(() => new FeatureTable([new FeatureRow("a.0.wav", 1, [1, 2, 3], "x")])).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_NoRows_IsRefused() => Assert.Throws<ArgumentException>(() => new FeatureTable([]));

    private static FeatureRow Row(string name, double value, string label) => new(name, 1, [.. Enumerable.Repeat(value, FeatureSchema.Count)], label);
}
