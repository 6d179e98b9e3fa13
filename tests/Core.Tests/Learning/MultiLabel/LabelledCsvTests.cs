using GenreFunctions.Features;
using GenreFunctions.Learning.Data;
using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class LabelledCsvTests
{
    [Fact]
    public void Read_ChosenColumns_BecomeTagsSongsClassesAndFeatures()
    {
        const string Text = "id,x,sad,genre,y,note,happy\n7,1.5,0,rock,2,a,0.25\n8,?,1,pop,,b,1\n7,3,?,rock,4,c,0\n";
        var table = Read(Text, new() { TagColumns = ["happy", "sad"], SongColumn = "id", ClassColumn = "genre", IgnoredColumns = ["note"] });
        Assert.Equal(["x", "y"], table.FeatureNames);
        Assert.Equal(["happy", "sad"], table.TagNames);
        Assert.Equal(["pop", "rock"], table.ClassNames);
        Assert.Equal(["7", "8"], table.SongNames);
        Assert.Equal([1.5, 2, double.NaN, double.NaN, 3, 4], table.Rows.Features);
        Assert.Equal([0.25, 0, 1, 1, 0, double.NaN], table.Rows.Targets);
        Assert.Equal([0, 1, 0], table.Rows.Songs);
        Assert.Equal([1, 0, 1], table.Rows.Classes);
    }

    [Fact]
    public void Read_Prefix_TagsAreNamedWithoutIt()
    {
        var table = Read("x,mood_happy,mood_sad\n1,0,1\n", new() { TagPrefix = "mood_" });
        Assert.Equal(["happy", "sad"], table.TagNames);
        Assert.Equal(["x"], table.FeatureNames);
    }

    [Theory]
    [InlineData("x,a\n1,2\n", "Line 2: the tag a is 2; a tag is 0, 1, or a share between.")]
    [InlineData("x,a\nfast,1\n", "Line 2: x is 'fast', which is not a finite number.")]
    [InlineData("x,a\n1\n", "Line 2: the row has 1 values where the header names 2 columns.")]
    [InlineData("x,b\n1,1\n", "Line 1: the header lacks the column 'a'.")]
    [InlineData("x,a\n", "The file has no rows.")]
    public void Read_NotSuchAFile_SaysWhereAndWhat(string text, string expected) =>
        Assert.Equal(expected, Assert.Throws<InvalidDataException>(() => Read(text, new() { TagColumns = ["a"] })).Message);

    [Theory]
    [InlineData("1", 0.5)]
    [InlineData("0.3", 0.3)]
    public void PresentFrom_Share_DecidesWhatIsThere(string target, double share)
    {
        var table = Read($"a\n{target}\n0.2\n", new() { TagColumns = ["a"] }).PresentFrom(share);
        Assert.True(table.Rows.IsPresent(0, 0));
        Assert.False(table.Rows.IsPresent(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => table.PresentFrom(0));
    }

    [Fact]
    public void OfSegments_SongsByTheirNumber_GivesEverySegmentItsSongsTags()
    {
        FeatureRow Row(string name, string label, double value) => new(name, 66149, [.. Enumerable.Repeat(value, FeatureSchema.Count)], label);
        var segments = new FeatureTable([Row("rock.00002.0.wav", "rock", 1), Row("pop.00010.0.wav", "pop", 2), Row("rock.00002.1.wav", "rock", 3), Row("pop.00011.0.wav", "pop", 4)]);
        var songs = Read("track,calm\n10,0.75\n2,0.5\n", new() { SongColumn = "track", TagColumns = ["calm"], OthersAreFeatures = false });
        var table = LabelledTable.OfSegments(segments, songs);
        Assert.Equal([0.5, 0.75, 0.5], table.Rows.Targets);
        Assert.Equal([1, 2, 3], Enumerable.Range(0, 3).Select(row => table.Rows[row][0]));
        Assert.Equal(["rock.00002", "pop.00010", "rock.00002"], table.Rows.Songs.Select(song => table.SongNames[song]));
        Assert.Equal(["rock", "pop", "rock"], table.Rows.Classes.Select(one => table.ClassNames[one]));
        Assert.Throws<ArgumentException>(() => LabelledTable.OfSegments(segments, Read("track,calm\n99,1\n", new() { SongColumn = "track", TagColumns = ["calm"] })));
    }

    private static LabelledTable Read(string text, LabelledCsvOptions options) => LabelledCsv.Read(new StringReader(text), options);
}
