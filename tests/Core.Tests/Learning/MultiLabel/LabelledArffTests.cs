using GenreFunctions.Learning.MultiLabel;

namespace GenreFunctions.Tests.Learning.MultiLabel;

public sealed class LabelledArffTests
{
    private const string Header = """
        % moods of songs
        @RELATION 'mood of: songs'

        @attribute tempo numeric
        @Attribute 'loud, or not' REAL
        @attribute mode {major, minor}
        @attribute happy {0, 1}
        @attribute "it's sad" {0,1}

        @data

        """;

    [Fact]
    public void Read_DenseRows_LastAttributesAreTags()
    {
        var table = Read(Header + "120, -3.5e0, minor, 1, 0\n% a comment\n\n90,?,major,0,?  % and another\n", new ArffOptions { TagCount = 2 });
        Assert.Equal(["tempo", "loud, or not", "mode=major", "mode=minor"], table.FeatureNames);
        Assert.Equal(["happy", "it's sad"], table.TagNames);
        Assert.Equal([120, -3.5, 0, 1, 90, double.NaN, 1, 0], table.Rows.Features);
        Assert.Equal([1, 0, 0, double.NaN], table.Rows.Targets);
        Assert.Equal([0, 1], table.Rows.Songs);
    }

    [Fact]
    public void Read_SparseRows_WhatIsLeftOutIsZeroOrTheFirstValue()
    {
        var table = Read(Header + "{0 120, 2 minor, 4 1}\n{}\n{1 ?}\n", new ArffOptions { TagCount = 2 });
        Assert.Equal([120, 0, 0, 1, 0, 0, 1, 0, 0, double.NaN, 1, 0], table.Rows.Features);
        Assert.Equal([0, 1, 0, 0, 0, 0], table.Rows.Targets);
    }

    [Fact]
    public void Read_NamesFromTheXmlBesideIt_PicksTagsWhereverTheyStand()
    {
        const string Xml = """
            <?xml version="1.0" encoding="utf-8"?>
            <labels xmlns="http://mulan.sourceforge.net/labels">
              <label name="it's sad"><label name="happy"></label></label>
            </labels>
            """;
        var names = LabelledArff.ReadLabelNames(new StringReader(Xml));
        Assert.Equal(["it's sad", "happy"], names);
        var table = Read(Header + "1,2,major,1,0", new ArffOptions { TagNames = names });
        Assert.Equal(["it's sad", "happy"], table.TagNames);
        Assert.Equal([0, 1], table.Rows.Targets);
    }

    [Fact]
    public void Read_FirstAttributesOrMarkedOnes_AreTags()
    {
        const string Marked = "@relation r\n@attribute a label\n@attribute b numeric\n@attribute c label\n@data\n1,7,0\n";
        Assert.Equal(["a", "c"], Read(Marked, new ArffOptions()).TagNames);
        Assert.Equal(["a"], Read(Marked, new ArffOptions { TagCount = -1 }).TagNames);
    }

    [Fact]
    public void Read_SongAttribute_NamesTheSong()
    {
        const string Songs = "@relation r\n@attribute song string\n@attribute b numeric\n@attribute c {0,1}\n@data\n'one, two',1,0\nthree,2,1\n'one, two',3,1\n";
        var table = Read(Songs, new ArffOptions { TagCount = 1, SongAttribute = "song" });
        Assert.Equal(["one, two", "three"], table.SongNames);
        Assert.Equal([0, 1, 0], table.Rows.Songs);
        Assert.Equal(["b"], table.FeatureNames);
    }

    [Theory]
    [InlineData("hello\n", "Line 1 is neither @relation, @attribute nor @data")]
    [InlineData("@relation r\n@attribute a numeric\n", "has no @data")]
    [InlineData("@relation r\n@attribute a date\n@data\n", "Line 2 has an attribute of type date")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute a numeric\n@data\n", "Line 3 names the attribute 'a' a second time")]
    [InlineData("@relation r\n@attribute 'a numeric\n@data\n", "Line 2 has a quotation mark (') that is not closed")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\n1\n", "Line 5 has 1 values where the header names 2")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\n1,0,1\n", "Line 5 has more values")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\nx,0\n", "Line 5 says that a is 'x'")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\n1,2\n", "Line 5 says that b is '2', which is not one of 0, 1")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b numeric\n@data\n1,2\n", "Line 5: the tag b is 2")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\n{7 1}\n", "Line 5 gives a value to attribute '7'")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\n{0 1\n", "Line 5 does not end with its closing brace")]
    [InlineData("@relation r\n@attribute a string\n@attribute b {0,1}\n@data\nx,1\n", "The attribute 'a' is text")]
    [InlineData("@relation r\n@attribute a numeric\n@attribute b {0,1}\n@data\n", "has no rows")]
    public void Read_NotSuchAFile_SaysWhereAndWhat(string text, string expected) =>
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => Read(text, new ArffOptions { TagCount = 1 })).Message, StringComparison.Ordinal);

    [Fact]
    public void Read_NothingSaysWhatTagsAre_AsksForIt()
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(Header + "1,2,major,1,0", new ArffOptions()));
        Assert.Contains("give their names", fault.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidDataException>(() => Read(Header, new ArffOptions { TagCount = 9 }));
        Assert.Throws<InvalidDataException>(() => Read(Header, new ArffOptions { TagNames = ["nothing"] }));
        Assert.Throws<InvalidDataException>(() => LabelledArff.ReadLabelNames(new StringReader("<labels/>")));
        Assert.Throws<InvalidDataException>(() => LabelledArff.ReadLabelNames(new StringReader("<labels>")));
    }

    private static LabelledTable Read(string text, ArffOptions options) => LabelledArff.Read(new StringReader(text), options);
}
