using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Evaluation;
using GenreFunctions.Infra.Tests.Rules.Syntax;

namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>What a module is told is of the type that it asks for, among the values that it allows, and within its limits, whatever is deployed.</summary>
internal sealed class ModuleParametersFit : Rule
{
    private static readonly string[] Limits = ["minValue", "maxValue", "minLength", "maxLength"];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var refused = infrastructure.Deployments.SelectMany(deployment => deployment.Modules.SelectMany(module => Refused(infrastructure, deployment, module)));
        return refused.DistinctBy(finding => (finding.Place, finding.Message));
    }

    private IEnumerable<Finding> Refused(Infrastructure infrastructure, Deployment deployment, DeployedModule module)
    {
        foreach (var (name, value) in module.Parameters)
        {
            if (Asked(infrastructure, module.File, name) is { } parameter && Parameters.Refusal(parameter, value) is { } why)
                yield return At(Place(module, name), $"The parameter {name} of {module.File} {why}, deployed as \"{deployment.Scenario}\".");
        }
    }

    private static Place Place(DeployedModule module, string name) =>
        (module.Declaration.Content?.Find("params")?.Value as Expression.Map)?.Find(name)?.Place ?? module.Declaration.Place;

    private static Declaration.Parameter? Asked(Infrastructure infrastructure, string file, string name)
    {
        if (infrastructure.Bicep.TryGetValue(file, out var bicep))
            return bicep.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        if (!infrastructure.Templates.TryGetValue(file, out var template) || template.Parameters[name] is not { } json)
            return null;

        // The limits of JSON, said in Bicep's way.
        var limits = Limits.Where(limit => json[limit] is not null)
            .Select(limit => (Expression)new Expression.Call(default, limit, [new Expression.Literal(default, (long)json[limit]!)]));
        return new Declaration.Parameter(new Place(file, 1), name, [.. limits], (string?)json["type"] ?? "", null);
    }
}
