using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Deploys the resources and modules of one file on paper.</summary>
internal sealed class Deployer(Deployment deployment, BicepFile file, Evaluator evaluator)
{
    public const string Subscription = "/subscriptions/00000000-0000-0000-0000-00000000abcd";

    public Value Deploy(Declaration.Resource resource) => Each(resource.Body, null, (map, locals) => Resource(resource, map, locals));

    public Value Deploy(Declaration.Module module) => Each(module.Body, null, (map, locals) => Module(module, map, locals));

    private Value Each(Expression body, Locals? locals, Func<Expression.Map, Locals?, Value> deploy) => body switch
    {
        Expression.Map map => deploy(map, locals),
        Expression.Conditional conditional => evaluator.Evaluate(conditional.Condition, locals).IsTrue ? Each(conditional.Body, locals, deploy)
            : Value.Null(conditional.Place),
        Expression.Loop loop => Value.Of(loop.Place, [.. evaluator.Rounds(loop, locals).Select(round => Each(loop.Body, round, deploy))]),
        _ => evaluator.Bad(body.Place, "this is no body of a resource or module"),
    };

    private Value Resource(Declaration.Resource declaration, Expression.Map map, Locals? locals)
    {
        var body = evaluator.Evaluate(map, locals);
        var name = body["name"].Text;
        var owner = body["parent"].Resource ?? body["scope"].Resource;
        var resource = new DeployedResource
        {
            Type = declaration.Type,
            ApiVersion = declaration.ApiVersion,
            Name = name,
            Id = IdOf(declaration.Type, name, body),
            IsExisting = declaration.IsExisting,
            Body = body,
            Owner = owner,
            Place = declaration.Place,
        };
        deployment.Add(resource);
        return Value.Of(declaration.Place, resource);
    }

    private string IdOf(string type, string name, Value body)
    {
        if (body["parent"].Resource is { } parent)
            return $"{parent.Id}/{type.Split('/')[^1]}/{name}";
        if (body["scope"].Resource is { } target)
            return $"{target.Id}/providers/{type}/{name}";
        if (type == "Microsoft.Resources/resourceGroups")
            return $"{Subscription}/resourceGroups/{name}";
        return Id($"{Subscription}/resourceGroups/{evaluator.Group}", type, name);
    }

    /// <summary>The id of a resource: types and names take turns.</summary>
    public static string Id(string scope, string type, string name)
    {
        var (types, names) = (type.Split('/'), name.Split('/'));
        var turns = types.Skip(1).Select((part, i) => $"{part}/{names.ElementAtOrDefault(i)}");
        return $"{scope}/providers/{types[0]}/{string.Join('/', turns)}";
    }

    private Value Module(Declaration.Module declaration, Expression.Map map, Locals? locals)
    {
        var path = Infrastructure.Resolve(file.Path, declaration.Path);
        var body = evaluator.Evaluate(map, locals);
        var parameters = body["params"].Members;
        var name = body["name"].IsThere ? body["name"].Text : declaration.Name;
        deployment.Add(new DeployedModule(declaration, name, path, file.Path, parameters));
        var group = body["scope"].Resource is { Type: "Microsoft.Resources/resourceGroups" } scope ? scope.Name : evaluator.Group;
        if (deployment.Infrastructure.Templates.TryGetValue(path, out var template))
        {
            foreach (var resource in template.Deploy(parameters, group))
                deployment.Add(resource);
            return Value.Module(declaration.Place, name, member => Value.Unknown(declaration.Place, $"<{name}.{member}>"));
        }

        if (!deployment.Infrastructure.Bicep.TryGetValue(path, out var bicep))
            return Value.Unknown(declaration.Place, $"<{name}>");
        var inner = new Evaluator(deployment, bicep, parameters, group);
        inner.DeployAll();
        return Value.Module(declaration.Place, name, member => member == "outputs"
            ? Value.Module(declaration.Place, $"{name}.outputs", output => inner.Output(output, declaration.Place))
            : Value.Unknown(declaration.Place, $"<{name}.{member}>"));
    }
}
