using System.Text;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Tests.Learning.Search;

public sealed class SpaceFileTests
{
    [Fact]
    public void Read_RangesChoicesAndValues_AreWhatIsSearched()
    {
        var space = Read("""
            {
              // Of these three the first is searched widely.
              "learner": "svm-rbf",
              "settings": { "penalty": { "from": 1, "to": 1000 }, "logs": ["none", "variances"], "gamma": 2e-2, },
            }
            """);
        Assert.Equal("svm-rbf", space.Learner.Name);
        Assert.Equal(["penalty", "logs", "gamma"], space.Settings.Select(setting => setting.Name));
        Assert.Equal(new NumberRange(1, 1000, Logarithmic: true), space.Settings[0].Range);
        Assert.Equal(new ChoiceRange("none", "variances"), space.Settings[1].Range);
        Assert.Equal(new ChoiceRange("0.02"), space.Settings[2].Range);
        Assert.Equal(new NumberRange(2, 5, Logarithmic: false, Whole: true), Read("""{"learner":"k-nn","settings":{"neighbours":{"from":2,"to":5,"scale":"linear"}}}""").Settings[0].Range);
    }

    [Theory]
    [InlineData("", "It is not well-formed JSON (line 1).")]
    [InlineData("{\n{", "It is not well-formed JSON (line 2).")]
    [InlineData("[]", "It has to be an object with 'learner'")]
    [InlineData("""{"learner":"k-nn"}""", "It has to be an object with 'learner'")]
    [InlineData("""{"learner":"k-nn","settings":{},"more":1}""", "It has 'more', but may have")]
    [InlineData("""{"learner":"k-nn","settings":{}}""", "No setting of the learner k-nn is to be searched")]
    [InlineData("""{"learner":"oracle","settings":{}}""", "The learner 'oracle' cannot be searched")]
    [InlineData("""{"learner":"k-nn","settings":{"cells":1}}""", "The learner k-nn has no setting 'cells'; it has neighbours, falloff, logs.")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":true}}""", "The setting neighbours has to be a value, a list of values, or {")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":[]}}""", "The setting neighbours has to be a value")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":{"from":1}}}""", "The setting neighbours has to be a value")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":{"from":1,"to":9,"scale":"square"}}}""", "The setting neighbours has to be a value")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":{"from":9,"to":1}}}""", "The range of neighbours runs backwards.")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":{"from":1.5,"to":9}}}""", "The range of neighbours has to run from a whole number")]
    [InlineData("""{"learner":"k-nn","settings":{"falloff":{"from":0,"to":1,"scale":"logarithmic"}}}""", "The range of falloff is logarithmic, and so has to begin above 0.")]
    [InlineData("""{"learner":"k-nn","settings":{"logs":{"from":0,"to":1}}}""", "The setting logs is no number")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":1,"neighbours":2}}""", "The setting neighbours is there twice.")]
    [InlineData("""{"learner":"k-nn","settings":{"neighbours":100000}}""", "The setting neighbours of the learner k-nn cannot be 100000")]
    [InlineData("""{"learner":"mlp","settings":{"hidden":"256,128"}}""", "The setting hidden is '256,128', but has to be sizes like 256-128-64.")]
    public void Read_WhatIsNoSpace_IsRefusedInOneSentence(string text, string sentence)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(text));
        Assert.StartsWith(sentence, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("\n", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_WrittenAndRead_MakeTheSameLearner()
    {
        Assert.All(SearchableLearners.All, learner =>
        {
            var space = new SearchSpace(learner);
            var candidate = space.Candidates(9, 2)[1];
            using var stream = new MemoryStream();
            SpaceFile.WriteValues(stream, learner, space.ValuesOf(candidate));
            var (read, values) = SpaceFile.ReadValues(new MemoryStream(stream.ToArray()));
            Assert.Same(learner, read);
            Assert.Equal(space.Create(candidate).Settings, read.Create(values).Settings);
        });
    }

    [Fact]
    public void ReadValues_ARange_IsRefused()
    {
        var fault = Assert.Throws<InvalidDataException>(() => SpaceFile.ReadValues(Bytes("""{"learner":"k-nn","settings":{"logs":["none","variances"]}}""")));
        Assert.Equal("The setting logs is one of none, variances; here it has to have one value.", fault.Message);
    }

    [Fact]
    public void Read_EndlessText_IsRefused() =>
        Assert.Equal("It is too long for a file of settings.", Assert.Throws<InvalidDataException>(() => SpaceFile.Read(new MemoryStream(new byte[(1 << 20) + 1]))).Message);

    private static SearchSpace Read(string text) => SpaceFile.Read(Bytes(text));

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));
}
