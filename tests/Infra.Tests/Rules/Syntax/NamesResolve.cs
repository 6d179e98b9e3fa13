using System.Collections.Immutable;
using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>Every name means something: a declaration of the file, a variable of a loop or lambda, or a function.</summary>
internal sealed class NamesResolve : Rule
{
    private static readonly HashSet<string> Decorators = new(StringComparer.Ordinal)
    {
        "allowed", "batchSize", "description", "discriminator", "export", "maxLength", "maxValue", "metadata", "minLength", "minValue", "onlyIfNotExists", "retryOn",
            "sealed", "secure", "waitUntil",
    };

    public override IEnumerable<Finding> Check(Infrastructure infrastructure) => infrastructure.Bicep.Values.SelectMany(Check);

    private IEnumerable<Finding> Check(BicepFile file)
    {
        var decorators = file.Declarations.SelectMany(declaration => declaration.Decorators).OfType<Expression.Call>();
        foreach (var decorator in decorators.Where(decorator => !Decorators.Contains(decorator.Function)))
            yield return At(decorator.Place, $"There is no decorator @{decorator.Function}.{Nearest.Hint(decorator.Function, Decorators)}");
        var names = file.Declarations.Where(declaration => declaration is not Declaration.Output).Select(declaration => declaration.Name).ToImmutableHashSet();
        foreach (var finding in file.Declarations.SelectMany(declaration => declaration.Values).SelectMany(value => Unresolved(value, names)))
            yield return finding;
    }

    private IEnumerable<Finding> Unresolved(Expression expression, ImmutableHashSet<string> names)
    {
        if (expression is Expression.Name name && !names.Contains(name.Identifier) && name.Identifier is not ("az" or "sys"))
            yield return At(name.Place, $"There is nothing called {name.Identifier}: declare it, or correct the name.{Nearest.Hint(name.Identifier, names)}");
        if (expression is Expression.Call call && !BicepFunctions.Names.Contains(call.Function))
            yield return At(call.Place, $"Bicep has no function {call.Function}.{Nearest.Hint(call.Function, BicepFunctions.Names)}");
        foreach (var part in expression.Parts)
        {
            var inner = (expression, part) switch
            {
                (Expression.Lambda lambda, _) => names.Union(lambda.Variables),
                (Expression.Loop loop, _) when part != loop.Over => names.Add(loop.Item).Union(loop.Counter is null ? [] : [loop.Counter]),
                _ => names,
            };
            foreach (var finding in Unresolved(part, inner))
                yield return finding;
        }
    }
}
