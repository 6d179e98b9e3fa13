using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Parameters that somebody could deploy with.</summary>
/// <param name="Name">What is particular about them.</param>
/// <param name="Parameters">Those that have no default, and those that differ from it.</param>
/// <param name="Group">The resource group, where the file is deployed into one.</param>
internal sealed record Scenario(string Name, IReadOnlyDictionary<string, Value> Parameters, string Group = "rg-test")
{
    /// <summary>The prefix of parameters that matter on one plan only, and that plan.</summary>
    private static readonly (string Prefix, string Plan)[] Owners = [("gpu", "containerAppsGpu"), ("premium", "premium"), ("container", "containerApps")];

    /// <summary>Every plan bare; with everything on and as large as it may be; with other backends and as small as it may be, and that with everything on, too; and every other value that a parameter may have.</summary>
    public static IReadOnlyList<Scenario> Of(BicepFile main)
    {
        var scenarios = new List<Scenario>();
        foreach (var plan in Choices(main, "hostingPlan"))
        {
            scenarios.Add(With(plan, ("hostingPlan", plan)));
            foreach (var backend in Choices(main, "durableBackend").Where(backend => backend != "scheduler"))
                scenarios.Add(With($"{plan}, {backend}, smallest", [.. Limits(main, "minValue"), ("hostingPlan", plan), ("durableBackend", backend)]));
            scenarios.Add(With($"{plan}, everything on", [.. Limits(main, "maxValue"), .. EverythingOn(), ("hostingPlan", plan)]));
        }

        foreach (var backend in Choices(main, "durableBackend").Where(backend => backend != "scheduler"))
            scenarios.Add(With($"flex, {backend}, everything on", [.. EverythingOn(), ("durableBackend", backend)]));
        foreach (var parameter in main.Parameters.Where(parameter => parameter.Name is not ("hostingPlan" or "durableBackend")))
        {
            var plan = Owners.FirstOrDefault(owner => parameter.Name.StartsWith(owner.Prefix, StringComparison.Ordinal)).Plan ?? "flex";
            foreach (var value in parameter.Allowed ?? [])
                scenarios.Add(With($"{plan}, {parameter.Name} {value}", ("hostingPlan", plan), (parameter.Name, value!)));
        }

        return scenarios;
    }

    /// <summary>Whether a parameter has this value here, by default or because it is said.</summary>
    public bool Has(string parameter, string value) => Parameters.TryGetValue(parameter, out var given) && given.Text == value;

    public override string ToString() => Name;

    private static IEnumerable<string> Choices(BicepFile main, string parameter) =>
        main.Parameters.FirstOrDefault(one => one.Name == parameter)?.Allowed?.OfType<string>() ?? [];

    private static (string Name, object Value)[] EverythingOn()
    {
        var publisher = Map(("name", "acme"), ("principalId", AzureProperties.GuidOf("acme")), ("principalType", "ServicePrincipal"));
        return
        [
            ("privateNetworking", true),
            ("allowedAddresses", "203.0.113.7, 198.51.100.0/24"),
            ("publishers", Value.Of(default, [publisher])),
            ("operatorPrincipalId", AzureProperties.GuidOf("operator")),
            ("entraClientId", AzureProperties.GuidOf("registration")),
            ("alertEmail", "team@example.com"),
            ("otlpEndpoint", "https://collector.example:4317"),
            ("containerImage", "registry.example/tagger:1"),
            ("ffmpegInPackage", true),
            ("budgetStartDate", "2026-01-01"),
        ];
    }

    private static IEnumerable<(string Name, object Value)> Limits(BicepFile main, string limit) =>
        main.Parameters.Where(parameter => parameter.Type == "int" && parameter.Limit(limit) is not null)
            .Select(parameter => (parameter.Name, (object)parameter.Limit(limit)!.Value));

    private static Scenario With(string name, params (string Name, object Value)[] parameters)
    {
        (string, object)[] always = [("environmentName", "test"), ("location", "swedencentral")];
        return new Scenario(name, always.Concat(parameters).GroupBy(one => one.Item1).ToDictionary(group => group.Key, group => ValueOf(group.Last().Item2)));
    }

    private static Value Map(params (string Name, string Value)[] members) =>
        Value.Of(default, members.ToDictionary(member => member.Name, member => Value.Of(default, member.Value)));

    private static Value ValueOf(object value) => value switch
    {
        string text => Value.Of(default, text),
        long number => Value.Of(default, number),
        bool flag => Value.Of(default, flag),
        Value ready => ready,
        _ => throw new ArgumentException($"No value is made of {value}.", nameof(value)),
    };
}
