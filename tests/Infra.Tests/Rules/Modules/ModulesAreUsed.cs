using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>Every file of infra/modules is somebody's module, and every workbook is deployed.</summary>
internal sealed class ModulesAreUsed : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var modules = infrastructure.Bicep.Values.SelectMany(file => file.Modules.Select(module => Infrastructure.Resolve(file.Path, module.Path)));
        var loaded = infrastructure.Bicep.Values.SelectMany(file => file.Expressions.OfType<Expression.Call>()
            .Where(call => call is { Function: "loadJsonContent" or "loadTextContent", Arguments: [Expression.Literal { Value: string }, ..] })
            .Select(call => Infrastructure.Resolve(file.Path, (string)((Expression.Literal)call.Arguments[0]).Value!)));
        var used = modules.Concat(loaded).ToHashSet();
        foreach (var path in infrastructure.Paths
            .Where(path => path.StartsWith("infra/modules/", StringComparison.Ordinal) || path.StartsWith("infra/workbooks/", StringComparison.Ordinal)))
        {
            if (!used.Contains(path))
                yield return At(path, "Nothing deploys this file: deploy it or take it away.");
        }
    }
}
