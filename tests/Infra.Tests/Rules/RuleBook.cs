namespace GenreFunctions.Infra.Tests.Rules;

/// <summary>All rules.</summary>
internal static class RuleBook
{
    public static IReadOnlyDictionary<string, Rule> All { get; } = typeof(Rule).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(Rule)) && !type.IsAbstract)
        .Select(type => (Rule)Activator.CreateInstance(type)!)
        .ToDictionary(rule => rule.Name, StringComparer.Ordinal);
}
