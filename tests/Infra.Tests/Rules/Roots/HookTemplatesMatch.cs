using System.Text.RegularExpressions;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>Hooks pass to a template the parameters that it has, and all that it needs.</summary>
internal sealed class HookTemplatesMatch : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var script in HookScript.All(infrastructure))
        {
            var commands = HookDeployment.Commands(script).ToList();
            if (Regex.Count(script.Code, "--template-file") != commands.Count)
                yield return At(
                    infrastructure.Find(script.Path, "--template-file"),
                    $"{script.Path} deploys a template in a way that this check cannot read: teach it, in HookDeployment.cs.");
            foreach (var (file, arguments) in commands)
            {
                var place = infrastructure.Find(script.Path, "--template-file");
                if (!infrastructure.Bicep.TryGetValue(file, out var template))
                {
                    yield return At(place, $"{script.Path} deploys {file}, which is not there.");
                    continue;
                }

                foreach (var name in arguments.Keys.Where(name => !template.Parameters.Any(parameter => parameter.Name == name)))
                    yield return At(
                        infrastructure.Find(script.Path, name),
                        $"{script.Path} passes {name} to {file}, which has no such parameter.{Nearest.Hint(name, template.Parameters.Select(parameter => parameter.Name))}");
                foreach (var missing in template.Parameters.Where(parameter => parameter.IsRequired && !arguments.ContainsKey(parameter.Name)))
                    yield return At(place, $"{script.Path} does not pass {missing.Name}, which {file} needs.");
            }
        }
    }
}
