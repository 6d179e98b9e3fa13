using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>Whatever is declared for use in its file is used there: a parameter, a variable, a resource that is only referred to.</summary>
internal sealed class NamesAreUsed : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            var used = file.Declarations.SelectMany(declaration => declaration.Values).SelectMany(value => value.All()).OfType<Expression.Name>()
                .Select(name => name.Identifier).ToHashSet();
            var idle = file.Declarations.Where(declaration => declaration is Declaration.Parameter or Declaration.Variable or Declaration.Resource { IsExisting: true }
                && !used.Contains(declaration.Name));
            foreach (var declaration in idle)
                yield return At(declaration.Place, $"{declaration.Name} is declared and never used: use it or take it away.");
        }
    }
}
