using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>Every file that a module or a function names is there, and is what it is taken for.</summary>
internal sealed class FilesExist : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var module in file.Modules.Where(module => !Exists(infrastructure, file, module)))
                yield return At(module.Place, $"The module {module.Name} is the file {module.Path}, which is not there or no template: correct the path.");
            foreach (var call in file.Expressions.OfType<Expression.Call>().Where(call => call.Function.StartsWith("load", StringComparison.Ordinal)))
            {
                var path = call.Arguments is [Expression.Literal { Value: string named }, ..] ? Infrastructure.Resolve(file.Path, named) : null;
                if (path is null || infrastructure.Text(path) is null)
                    yield return At(call.Place, $"{call.Function} reads a file that is not there: correct the path.");
                else if (call.Function == "loadJsonContent" && infrastructure.Json(path) is null)
                    yield return At(call.Place, $"{call.Function} reads {path}, which is no JSON: correct that file.");
            }
        }
    }

    private static bool Exists(Infrastructure infrastructure, BicepFile file, Declaration.Module module)
    {
        var path = Infrastructure.Resolve(file.Path, module.Path);
        return infrastructure.Bicep.ContainsKey(path) || infrastructure.Templates.ContainsKey(path);
    }
}
