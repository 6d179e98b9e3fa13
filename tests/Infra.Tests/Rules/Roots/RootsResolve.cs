using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>Every azure.yaml names a template, projects, images and hooks that there are; and every plan is deployed from one of them.</summary>
internal sealed class RootsResolve : Rule
{
    private const string Docs = "docs/platform.md";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var roots = AzdRoot.All(infrastructure).ToList();
        foreach (var finding in roots.SelectMany(root => Check(infrastructure, root)))
            yield return finding;
        foreach (var root in roots)
        {
            // What a root tells the hook before provisioning, where it tells it anything.
            var told = root.Document["hooks.preprovision.posix.run"].Text.Split(' ').SkipWhile(word => !word.EndsWith(".sh", StringComparison.Ordinal)).Skip(1)
                .ToHashSet();
            if (told.Count > 0 && !told.SetEquals(AzdRoot.PlansOf(infrastructure, root.Path)))
                yield return At(
                    root.Document["hooks.preprovision"].Place,
                    $"{root.Path} settles one of {string.Join(", ", told)}, and {Docs} says that it deploys {string.Join(", ", AzdRoot.PlansOf(infrastructure, root.Path))}.");
        }

        var plans = roots.SelectMany(root => AzdRoot.PlansOf(infrastructure, root.Path)).ToList();
        var allowed = infrastructure.Main.Parameters.First(parameter => parameter.Name == "hostingPlan").Allowed?.OfType<string>().ToList() ?? [];
        foreach (var plan in allowed.Except(plans))
            yield return At(Docs, $"No azd root deploys the plan {plan}: its table of plans has no row for it.");
        foreach (var plan in plans.Except(allowed))
            yield return At(infrastructure.Find(Docs, plan), $"The plan {plan} is none that main.bicep allows.{Nearest.Hint(plan, allowed)}");
        foreach (var script in HookScript.All(infrastructure).Where(script => script.Text.Contains("HOSTING_PLAN", StringComparison.Ordinal)))
        {
            foreach (var plan in allowed.Where(plan => !script.Code.Contains(plan, StringComparison.Ordinal)))
                yield return At(script.Path, $"{script.Path} goes by HOSTING_PLAN and does not know {plan}.");
        }
    }

    private IEnumerable<Finding> Check(Infrastructure infrastructure, AzdRoot root)
    {
        var document = root.Document;
        if (document.Kind != ValueKind.Map)
        {
            yield return At(root.Path, "This is no YAML.");
            yield break;
        }

        var main = Infrastructure.Resolve(root.Path, $"{document["infra.path"]}/{document["infra.module"]}.bicep");
        if (!infrastructure.Bicep.TryGetValue(main, out BicepFile? template) || template != infrastructure.Main)
            yield return At(
                document["infra"].Place,
                $"infra is '{document["infra.path"]}' with the module '{document["infra.module"]}', which is {main} and not the template of this product.");
        foreach (var (name, service) in root.Services)
        {
            var project = Infrastructure.Resolve(root.Path, service["project"].Text);
            if (!infrastructure.FolderExists(project))
                yield return At(service["project"].Place, $"The service {name} is the project {project}, which is not there.");
            var docker = service["docker"];
            if (docker.IsThere && infrastructure.Text(Infrastructure.Resolve($"{project}/x", docker["path"].Text)) is null)
                yield return At(
                    docker["path"].Place,
                    $"The service {name} is built by {Infrastructure.Resolve($"{project}/x", docker["path"].Text)}, which is not there.");
            if (docker.IsThere && Infrastructure.Resolve($"{project}/x", docker["context"].Text).Length > 0)
                yield return At(
                    docker["context"].Place,
                    $"The service {name} is built from {Infrastructure.Resolve($"{project}/x", docker["context"].Text)}, and its Dockerfile from the repository's root.");
            foreach (var finding in Hooks(infrastructure, $"{project}/x", service["hooks"]))
                yield return finding;
        }

        foreach (var finding in Hooks(infrastructure, root.Path, document["hooks"]))
            yield return finding;
    }

    private IEnumerable<Finding> Hooks(Infrastructure infrastructure, string from, Value hooks)
    {
        foreach (var (name, hook) in hooks.Members)
        {
            foreach (var (system, shell, ending) in new[] { ("posix", "sh", ".sh"), ("windows", "pwsh", ".ps1") })
            {
                var (one, path) = (hook[system], ScriptOf(hook[system]));
                if (!one.IsThere || !one["shell"].Is(shell) || !path.EndsWith(ending, StringComparison.Ordinal))
                    yield return At(hook.Place, $"The hook {name} has to have a {ending} for {system}, run by {shell}.");
                else if (infrastructure.Text(Infrastructure.Resolve(from, path)) is null)
                    yield return At(one["run"].Place, $"The hook {name} runs {Infrastructure.Resolve(from, path)}, which is not there.");
            }

            if (Stem(hook["posix"]) != Stem(hook["windows"]))
                yield return At(hook.Place, $"The hook {name} runs different scripts on different systems.");
            if (Told(hook["posix"]) != Told(hook["windows"]))
                yield return At(hook.Place, $"The hook {name} tells it other things on different systems: '{Told(hook["posix"])}' and '{Told(hook["windows"])}'.");
        }
    }

    // A path, or a command with one in it: sh infra/hooks/prepare.sh flex.
    private static string ScriptOf(Value hook) => hook["run"].Text.Split(' ')
        .FirstOrDefault(word => word.EndsWith(".sh", StringComparison.Ordinal) || word.EndsWith(".ps1", StringComparison.Ordinal)) ?? "";

    // What stands behind the script.
    private static string Told(Value hook) => string.Join(' ', hook["run"].Text.Split(' ').SkipWhile(word => word != ScriptOf(hook)).Skip(1));

    private static string Stem(Value hook) => System.IO.Path.GetFileNameWithoutExtension(ScriptOf(hook));
}
