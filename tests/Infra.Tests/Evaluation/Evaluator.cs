using System.Text;
using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Evaluates one file with its parameters. What only Azure knows stays <see cref="ValueKind.Unknown"/>; what cannot be is reported to the deployment.</summary>
internal sealed class Evaluator
{
    private readonly Deployment _deployment;
    private readonly BicepFile _file;
    private readonly IReadOnlyDictionary<string, Value> _parameters;
    private readonly Deployer _deployer;
    private readonly Dictionary<string, Value> _known = [];
    private readonly HashSet<string> _asked = [];

    public Evaluator(Deployment deployment, BicepFile file, IReadOnlyDictionary<string, Value> parameters, string group)
    {
        (_deployment, _file, _parameters, Group) = (deployment, file, parameters, group);
        _deployer = new Deployer(deployment, file, this);
    }

    /// <summary>The resource group that is deployed into.</summary>
    public string Group { get; }

    public BicepFile File => _file;

    public Infrastructure Infrastructure => _deployment.Infrastructure;

    /// <summary>Every resource and every module.</summary>
    public void DeployAll()
    {
        foreach (var declaration in _file.Declarations.Where(one => one is Declaration.Deployable))
            Named(declaration.Name, declaration.Place);
    }

    public Value Output(string name, Place asking)
    {
        if (_file.Outputs.FirstOrDefault(output => output.Name == name) is not { } output)
            return Bad(asking, $"{_file.Path} has no output {name}");
        return Once($"output {name}", output.Place, () => Evaluate(output.Value, null));
    }

    public Value Bad(Place place, string problem)
    {
        _deployment.Report(place, problem);
        return Value.Unknown(place, "<wrong>");
    }

    public Value Evaluate(Expression expression, Locals? locals) => expression switch
    {
        Expression.Literal literal => LiteralOf(literal),
        Expression.Interpolated text => Value.Of(text.Place, Text(text, locals)),
        Expression.List list => Value.Of(list.Place, [.. list.Items.Select(item => Evaluate(item, locals))]),
        Expression.Map map => MapOf(map, locals),
        Expression.Name name => Locals.Find(locals, name.Identifier) ?? Named(name.Identifier, name.Place),
        Expression.Access access => AccessOf(access, locals),
        Expression.Index index => IndexOf(index, locals),
        Expression.Call call => BicepFunctions.Call(this, call, locals),
        Expression.Group group => Evaluate(group.Inner, locals),
        Expression.Unary unary => UnaryOf(unary, locals),
        Expression.Binary binary => BinaryOf(binary, locals),
        Expression.Choice choice => Evaluate(Evaluate(choice.Condition, locals).IsTrue ? choice.Yes : choice.No, locals),
        Expression.Loop loop => Value.Of(loop.Place, [.. Rounds(loop, locals).Select(round => Evaluate(loop.Body, round)).Where(value => value.IsThere)]),
        Expression.Conditional conditional => Evaluate(conditional.Condition, locals).IsTrue ? Evaluate(conditional.Body, locals) : Value.Null(conditional.Place),
        _ => Bad(expression.Place, $"'{expression}' cannot be evaluated"),
    };

    /// <summary>The variables of each round of a loop.</summary>
    public IEnumerable<Locals> Rounds(Expression.Loop loop, Locals? locals)
    {
        var over = Evaluate(loop.Over, locals);
        for (var i = 0; i < over.Items.Count; i++)
        {
            var round = new Locals(loop.Item, over.Items[i], locals);
            yield return loop.Counter is null ? round : new Locals(loop.Counter, Value.Of(loop.Place, (long)i), round);
        }
    }

    private Value Named(string name, Place asking)
    {
        if (_file.Find(name) is not { } declaration)
            return name is "az" or "sys" ? Value.Unknown(asking, name) : Bad(asking, $"there is nothing called {name}");
        return Once(name, asking, () => declaration switch
        {
            Declaration.Parameter parameter => ParameterOf(parameter),
            Declaration.Variable variable => Evaluate(variable.Value, null),
            Declaration.Resource resource => _deployer.Deploy(resource),
            Declaration.Module module => _deployer.Deploy(module),
            _ => Bad(asking, $"{name} cannot be evaluated"),
        });
    }

    private Value Once(string name, Place asking, Func<Value> find)
    {
        if (_known.TryGetValue(name, out var known))
            return known;
        if (!_asked.Add(name))
            return Bad(asking, $"{name} is made of itself");
        return _known[name] = find();
    }

    private Value ParameterOf(Declaration.Parameter parameter)
    {
        if (_parameters.TryGetValue(parameter.Name, out var given))
            return given.Place == default ? Placed(given, parameter.Place) : given;
        if (parameter.Default is not null)
            return Evaluate(parameter.Default, null);
        return parameter.IsRequired ? Value.Unknown(parameter.Place, $"<{parameter.Name}>") : Value.Null(parameter.Place);
    }

    // What a scenario says comes from nowhere; the parameter is where somebody would look.
    private static Value Placed(Value value, Place place) => value.Kind switch
    {
        ValueKind.Text => Value.Of(place, value.Text),
        ValueKind.Number => Value.Of(place, value.Number),
        ValueKind.Flag => Value.Of(place, value.IsTrue),
        ValueKind.List => Value.Of(place, [.. value.Items.Select(item => Placed(item, place))]),
        ValueKind.Map => Value.Of(place, value.Members.ToDictionary(member => member.Key, member => Placed(member.Value, place))),
        _ => value,
    };

    private static Value LiteralOf(Expression.Literal literal) => literal.Value switch
    {
        string text => Value.Of(literal.Place, text),
        long number => Value.Of(literal.Place, number),
        bool flag => Value.Of(literal.Place, flag),
        _ => Value.Null(literal.Place),
    };

    private string Text(Expression.Interpolated text, Locals? locals)
    {
        var whole = new StringBuilder();
        foreach (var piece in text.Pieces)
            whole.Append(piece as string ?? Evaluate((Expression)piece, locals).Text);
        return whole.ToString();
    }

    private Value MapOf(Expression.Map map, Locals? locals)
    {
        var members = new Dictionary<string, Value>(StringComparer.Ordinal);
        foreach (var property in map.Properties)
        {
            if (property.Name != "dependsOn")
                members[Evaluate(property.Key, locals).Text] = Evaluate(property.Value, locals);
        }

        return Value.Of(map.Place, members);
    }

    private Value AccessOf(Expression.Access access, Locals? locals)
    {
        var of = Evaluate(access.Of, locals);
        if (!of.IsThere)
            return access.Guard == "?" ? Value.Null(access.Place) : Bad(access.Place, $"{Said(access.Of)} is not there, and its {access.Member} is asked for");
        var member = of.Member(access.Member);
        if (member.Kind != ValueKind.Missing)
            return member;
        return access.Guard == "?" ? Value.Null(access.Place) : Bad(access.Place, $"{Said(access.Of)} has no {access.Member}");
    }

    private Value IndexOf(Expression.Index index, Locals? locals)
    {
        var (of, at) = (Evaluate(index.Of, locals), Evaluate(index.At, locals));
        if (of.Kind == ValueKind.Unknown || at.Kind == ValueKind.Unknown)
            return Value.Unknown(index.Place, $"{of.Text}[{at.Text}]");
        if (at.Kind == ValueKind.Number && of.Kind == ValueKind.List)
            return at.Number >= 0 && at.Number < of.Items.Count ? of.Items[(int)at.Number] : Bad(index.Place, $"{Said(index.Of)} has no item {at.Number}");
        var member = of.Member(at.Text);
        return member.IsThere ? member : Bad(index.Place, $"{Said(index.Of)} has no {at.Text}");
    }

    private Value UnaryOf(Expression.Unary unary, Locals? locals)
    {
        var operand = Evaluate(unary.Operand, locals);
        return unary.Operator == "!" ? Value.Of(unary.Place, !operand.IsTrue) : Value.Of(unary.Place, -operand.Number);
    }

    private Value BinaryOf(Expression.Binary binary, Locals? locals)
    {
        var left = Evaluate(binary.Left, locals);
        Value Right() => Evaluate(binary.Right, locals);
        var place = binary.Place;
        return binary.Operator switch
        {
            "&&" => Value.Of(place, left.IsTrue && Right().IsTrue),
            "||" => Value.Of(place, left.IsTrue || Right().IsTrue),
            "??" => left.IsThere ? left : Right(),
            "==" => Value.Of(place, AreSame(left, Right())),
            "!=" => Value.Of(place, !AreSame(left, Right())),
            "=~" => Value.Of(place, string.Equals(left.Text, Right().Text, StringComparison.OrdinalIgnoreCase)),
            "!~" => Value.Of(place, !string.Equals(left.Text, Right().Text, StringComparison.OrdinalIgnoreCase)),
            ">" => Value.Of(place, left.Number > Right().Number),
            ">=" => Value.Of(place, left.Number >= Right().Number),
            "<" => Value.Of(place, left.Number < Right().Number),
            "<=" => Value.Of(place, left.Number <= Right().Number),
            "+" => Value.Of(place, left.Number + Right().Number),
            "-" => Value.Of(place, left.Number - Right().Number),
            "*" => Value.Of(place, left.Number * Right().Number),
            "/" => Value.Of(place, left.Number / Math.Max(1, Right().Number)),
            "%" => Value.Of(place, left.Number % Math.Max(1, Right().Number)),
            _ => Bad(place, $"the operator {binary.Operator} is not known here"),
        };
    }

    private static bool AreSame(Value left, Value right) => left.IsThere == right.IsThere && (!left.IsThere || (left.Kind == right.Kind && left.Text == right.Text));

    private static string Said(Expression expression) => expression switch
    {
        Expression.Name name => name.Identifier,
        Expression.Access access => $"{Said(access.Of)}.{access.Member}",
        Expression.Index index => $"{Said(index.Of)}[…]",
        Expression.Call call => $"{call.Function}(…)",
        _ => "this",
    };
}
