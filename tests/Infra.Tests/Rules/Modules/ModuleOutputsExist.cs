using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>What is asked of a module is among its outputs.</summary>
internal sealed class ModuleOutputsExist : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var access in file.Expressions.OfType<Expression.Access>())
            {
                if (access.Of is not Expression.Access { Member: "outputs", Of: Expression.Name { Identifier: var name } }
                    || file.Find(name) is not Declaration.Module module)
                    continue;
                var path = Infrastructure.Resolve(file.Path, module.Path);
                if (infrastructure.Bicep.TryGetValue(path, out var target) && !target.Outputs.Any(output => output.Name == access.Member))
                    yield return At(
                        access.Place,
                        $"{path} has no output {access.Member}: add it, or correct the name.{Nearest.Hint(access.Member, target.Outputs.Select(output => output.Name))}");
            }
        }
    }
}
