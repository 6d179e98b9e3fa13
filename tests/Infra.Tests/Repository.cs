using System.Collections.Concurrent;
using GenreFunctions.Infra.Tests.Rules;

namespace GenreFunctions.Infra.Tests;

/// <summary>The repository as it stands, and what each rule says of it.</summary>
internal static class Repository
{
    private static readonly Lazy<Infrastructure> Clean = new(() => Infrastructure.Load(RepositoryFolder.Path));
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Finding>>> Said = new();

    public static Infrastructure Infrastructure => Clean.Value;

    public static IReadOnlyList<Finding> Findings(string rule) => Said.GetOrAdd(rule, _ => new(() => [.. RuleBook.All[rule].Check(Infrastructure)])).Value;
}
