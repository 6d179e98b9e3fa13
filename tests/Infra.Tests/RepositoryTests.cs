using GenreFunctions.Infra.Tests.Rules;

namespace GenreFunctions.Infra.Tests;

public sealed class RepositoryTests
{
    public static TheoryData<string> Rules => [.. RuleBook.All.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Repository_ByRule_HasNoFinding(string rule)
    {
        var findings = Repository.Findings(rule);
        Assert.True(findings.Count == 0, string.Join('\n', findings));
    }
}
