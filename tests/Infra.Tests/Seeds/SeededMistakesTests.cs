using GenreFunctions.Infra.Tests.Rules;

namespace GenreFunctions.Infra.Tests.Seeds;

public sealed class SeededMistakesTests
{
    public static TheoryData<int, string> Mistakes
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < SeededMistakes.All.Count; i++)
                data.Add(i, SeededMistakes.All[i].ToString());
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Mistake_MadeInMemory_IsFoundByItsRule(int at, string mistake)
    {
        var seeded = SeededMistakes.All[at];
        Assert.Equal(seeded.ToString(), mistake);
        Assert.Equal(seeded.Times, seeded.Places(Repository.Infrastructure).Sum(place => place.Times));
        var infrastructure = seeded.Make(RepositoryFolder.Path, Repository.Infrastructure);
        var known = Repository.Findings(seeded.Rule).Select(finding => finding.Message).ToHashSet();
        var fresh = RuleBook.All[seeded.Rule].Check(infrastructure).Select(finding => finding.Message).Where(message => !known.Contains(message)).ToList();
        Assert.Contains(fresh, message => message.Contains(seeded.Fragment, StringComparison.Ordinal));
    }

    /// <summary>A rule that no mistake offends may be a rule that nothing can offend.</summary>
    [Fact]
    public void Rule_EachOne_HasAMistakeThatItFinds() =>
        Assert.Empty(RuleBook.All.Keys.Except(SeededMistakes.All.Select(seeded => seeded.Rule)).Order(StringComparer.Ordinal));
}
