using System.Globalization;
using GenreFunctions.Learning;
using GenreFunctions.Learning.Networks;
using GenreFunctions.Learning.Search.Spaces;

namespace GenreFunctions.Tests.Learning.Search;

public sealed class SearchSpaceTests
{
    /// <summary>Of numbers that follow the law, one sample in a thousand is farther from it than this (Kolmogorov): sqrt(ln(2 / 0.001) / 2).</summary>
    private const double Kolmogorov = 1.95;

    public static TheoryData<string> Searchable => [.. SearchableLearners.All.Select(learner => learner.Name)];

    [Theory]
    [MemberData(nameof(Searchable))]
    public void Candidates_OfEveryLearner_AreInRange_Different_AndMakeLearners(string name)
    {
        var space = new SearchSpace(SearchableLearners.Find(name));
        var candidates = space.Candidates(seed: 5, count: 200);
        Assert.Equal(200, candidates.Count);
        Assert.Equal(200, candidates.Select(candidate => string.Join(',', candidate.Values)).Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 200), candidates.Select(candidate => candidate.Number));
        Assert.All(candidates.Skip(1), candidate => Assert.All(candidate.Values.Zip(space.Settings), one => Assert.True(one.Second.Range.Contains(one.First), $"{one.Second.Name} {one.First}")));
        Assert.All(candidates, candidate => Assert.Equal(name, space.Create(candidate).Name));
        Assert.All(candidates.SelectMany(candidate => candidate.Values), value => Assert.DoesNotContain(",", value, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Searchable))]
    public void Default_OfEveryLearner_IsAsItIsByName(string name)
    {
        var (learner, entry) = (SearchableLearners.Find(name), Learners.Find(name));
        Assert.Equal(entry.Create().Settings, learner.Create(new Dictionary<string, string>()).Settings);
        Assert.Equal(entry.ValidationShare, learner.ValidationShare);
        // Told through its settings it is the same.
        var space = new SearchSpace(learner);
        Assert.Equal(entry.Create().Settings, space.Create(space.Candidates(1, 1)[0]).Settings);
    }

    [Theory]
    [MemberData(nameof(Searchable))]
    public void Create_EachSetting_ChangesTheLearner(string name)
    {
        var learner = SearchableLearners.Find(name);
        // What the LSTM does to its features first is not among the words it has for its settings.
        Assert.All(learner.Settings.Where(setting => (name, setting.Name) != ("lstm", "logs")), setting =>
        {
            var words = setting.Range.Ends.Select(end => learner.Create(new Dictionary<string, string> { [setting.Name] = end }).Settings).ToList();
            Assert.Equal(words.Count, words.Distinct().Count());
        });
    }

    [Fact]
    public void Candidates_More_BeginWithTheSame_AndAnotherSeedsAreOthers()
    {
        var space = new SearchSpace(SearchableLearners.Find("svm-rbf"));
        Assert.Equal(Words(1, 9), Words(1, 30).Take(9));
        Assert.Empty(Words(1, 30).Skip(1).Intersect(Words(2, 30).Skip(1)));

        IEnumerable<string> Words(long seed, int count) => space.Candidates(seed, count).Select(candidate => string.Join(' ', candidate.Values));
    }

    [Fact]
    public void Candidates_SpaceOfFewPoints_AreAllOfThemOnce()
    {
        var space = new SearchSpace(
            SearchableLearners.Find("k-nn"),
            [KeyValuePair.Create<string, SettingRange>("neighbours", new NumberRange(1, 4, Whole: true)), KeyValuePair.Create<string, SettingRange>("logs", new ChoiceRange("none", "variances"))]);
        // The default, 15 neighbours, is none of the eight.
        Assert.Equal(1 + (4 * 2), space.Candidates(1, 100).Count);
    }

    [Theory]
    [InlineData(0.001, 10, true)]
    [InlineData(-3, 5, false)]
    [InlineData(100, 100000, true)]
    public void NumberRange_Reals_AreSpreadEvenly_OrTheirLogarithmsAre(double least, double most, bool logarithmic)
    {
        var (range, random) = (new NumberRange(least, most, logarithmic), new RandomSource(3));
        double[] places =
        [
            .. Enumerable.Range(0, 5000).Select(_ => double.Parse(range.Draw(random), CultureInfo.InvariantCulture))
                .Select(number => logarithmic ? Math.Log(number / least) / Math.Log(most / least) : (number - least) / (most - least)).Order(),
        ];
        Assert.InRange(places[0], 0, 1);
        Assert.InRange(places[^1], 0, 1);
        var distance = places.Select((place, i) => Math.Max(place - (i / 5000.0), ((i + 1) / 5000.0) - place)).Max();
        // Rounding to three digits moves a number by up to half a percent of itself, and so its place.
        Assert.True(distance < (Kolmogorov / Math.Sqrt(5000)) + 0.002, $"{distance}");
    }

    [Theory]
    [InlineData(1, 300, true)]
    [InlineData(1, 8, false)]
    [InlineData(20, 22, true)]
    public void NumberRange_WholeNumbers_HaveTheStretchUpToTheNext(int least, int most, bool logarithmic)
    {
        var (range, random) = (new NumberRange(least, most, logarithmic, Whole: true), new RandomSource(4));
        var numbers = Enumerable.Range(0, 5000).Select(_ => int.Parse(range.Draw(random), CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((least, most), (numbers.Min(), numbers.Max()));
        double ShareUpTo(int number) => logarithmic ? Math.Log((number + 1.0) / least) / Math.Log((most + 1.0) / least) : (number + 1.0 - least) / (most + 1.0 - least);
        Assert.All(Enumerable.Range(least, most - least + 1), number =>
            Assert.Equal(ShareUpTo(number), numbers.Count(other => other <= number) / 5000.0, Kolmogorov / Math.Sqrt(5000)));
    }

    [Fact]
    public void Space_WhatALearnerCannotTake_IsRefused()
    {
        var svm = SearchableLearners.Find("svm-rbf");
        Says("has no setting 'loudness'; it has penalty, gamma, logs", "loudness", new ChoiceRange("1"));
        Says("penalty of the learner svm-rbf cannot be 0", "penalty", new NumberRange(0, 5));
        Says("penalty is 'much', but has to be a number", "penalty", new ChoiceRange("much"));
        Says("logs is 'all', but has to be one of none, variances", "logs", new ChoiceRange("none", "all"));
        Assert.Contains("No setting of the learner", Assert.Throws<ArgumentException>(() => new SearchSpace(svm, [])).Message, StringComparison.Ordinal);
        Assert.Contains("cannot be searched; there are mlp", Assert.Throws<ArgumentException>(() => SearchableLearners.Find("far")).Message, StringComparison.Ordinal);

        void Says(string what, string name, SettingRange range) =>
            Assert.Contains(what, Assert.Throws<ArgumentException>(() => new SearchSpace(svm, [KeyValuePair.Create(name, range)])).Message, StringComparison.Ordinal);
    }
}
