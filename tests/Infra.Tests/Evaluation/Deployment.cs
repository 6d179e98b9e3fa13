namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>What a file would deploy with these parameters, as far as that can be known beforehand.</summary>
internal sealed class Deployment
{
    private readonly List<DeployedResource> _resources = [];
    private readonly List<DeployedModule> _modules = [];
    private readonly HashSet<(Place Place, string Problem)> _problems = [];

    private Deployment(Infrastructure infrastructure, Scenario scenario) => (Infrastructure, Scenario) = (infrastructure, scenario);

    public Infrastructure Infrastructure { get; }

    public Scenario Scenario { get; }

    /// <summary>All resources of all modules, those among them that are only referred to.</summary>
    public IReadOnlyList<DeployedResource> Everything => _resources;

    /// <summary>All modules, however deep.</summary>
    public IReadOnlyList<DeployedModule> Modules => _modules;

    /// <summary>What went wrong on the way.</summary>
    public IReadOnlyCollection<(Place Place, string Problem)> Problems => _problems;

    public IReadOnlyDictionary<string, Value> Outputs { get; private set; } = new Dictionary<string, Value>();

    /// <summary>Resources that are made.</summary>
    public IEnumerable<DeployedResource> Resources => _resources.Where(resource => !resource.IsExisting);

    /// <summary>Resources of a type that are made.</summary>
    public IEnumerable<DeployedResource> Of(string type) => Resources.Where(resource => string.Equals(resource.Type, type, StringComparison.OrdinalIgnoreCase));

    /// <summary>Deploys a file on paper.</summary>
    public static Deployment Of(Infrastructure infrastructure, string file, Scenario scenario)
    {
        var deployment = new Deployment(infrastructure, scenario);
        if (!infrastructure.Bicep.TryGetValue(file, out var bicep))
            return deployment;
        var evaluator = new Evaluator(deployment, bicep, scenario.Parameters, scenario.Group);
        evaluator.DeployAll();
        deployment.Outputs = bicep.Outputs.DistinctBy(output => output.Name).ToDictionary(output => output.Name, output => evaluator.Output(output.Name, output.Place));
        return deployment;
    }

    public void Add(DeployedResource resource) => _resources.Add(resource);

    public void Add(DeployedModule module) => _modules.Add(module);

    public void Report(Place place, string problem) => _problems.Add((place, problem));
}
