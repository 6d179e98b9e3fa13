using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>A name is declared once, an output once, and a property is said once.</summary>
internal sealed class NamesAreUnique : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var again in file.Declarations.GroupBy(declaration => (declaration.Name, declaration is Declaration.Output)).SelectMany(group => group.Skip(1)))
                yield return At(again.Place, $"{again.Name} is declared twice: keep one of them.");
            foreach (var again in file.Expressions.OfType<Expression.Map>()
                .SelectMany(map => map.Properties.Where(property => property.Name is not null).GroupBy(property => property.Name).SelectMany(group => group.Skip(1))))
                yield return At(again.Place, $"{again.Name} is said twice in one object: keep one of them.");
        }
    }
}
