using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>A module is told what it asks for, and nothing else.</summary>
internal sealed class ModuleParametersMatch : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var module in file.Modules.Where(module => module.Content is not null))
            {
                var path = Infrastructure.Resolve(file.Path, module.Path);
                if (Asked(infrastructure, path) is not { } asked)
                    continue;
                var properties = (module.Content!.Find("params")?.Value as Expression.Map)?.Properties ?? [];
                var given = properties.Where(property => property.Name is not null).Select(property => property.Name!).ToHashSet();
                foreach (var property in properties.Where(property => property.Name is not null && !asked.Any(one => one.Name == property.Name)))
                    yield return At(
                        property.Place,
                        $"{path} has no parameter {property.Name}: take it away or correct it.{Nearest.Hint(property.Name!, asked.Select(one => one.Name))}");
                foreach (var (name, _) in asked.Where(one => one.IsRequired && !given.Contains(one.Name)))
                    yield return At(module.Place, $"The module {module.Name} is not told {name}, which {path} needs: add it to its params.");
            }
        }
    }

    private static List<(string Name, bool IsRequired)>? Asked(Infrastructure infrastructure, string path)
    {
        if (infrastructure.Bicep.TryGetValue(path, out var bicep))
            return [.. bicep.Parameters.Select(parameter => (parameter.Name, parameter.IsRequired))];
        return infrastructure.Templates.TryGetValue(path, out var template)
            ? [.. template.Parameters.Select(parameter => (parameter.Key, parameter.Value?["defaultValue"] is null))]
            : null;
    }
}
