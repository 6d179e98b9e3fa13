using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Access;

/// <summary>Every GUID in a template is the id of a built-in role, under that role's name.</summary>
internal sealed class RoleIdsAreKnown : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            var variables = file.Declarations.OfType<Declaration.Variable>().Select(variable => (variable.Name, variable.Value));
            var properties = file.Expressions.OfType<Expression.Map>().SelectMany(map => map.Properties).Where(property => property.Name is not null)
                .Select(property => (Name: property.Name!, property.Value));
            var named = variables.Concat(properties).Where(one => IsGuid(one.Value)).ToList();
            foreach (var (name, value) in named)
            {
                var id = (string)((Expression.Literal)value).Value!;
                var role = BuiltInRole.All.FirstOrDefault(role => role.Id == id);
                if (role is null)
                    yield return At(value.Place, $"{id} is no role that this check knows: correct it, or add the role to BuiltInRole.cs with Azure's name for it.");
                else if (role.Variable != name)
                    yield return At(value.Place, $"{name} has the id of {role}: correct one of them.");
            }

            foreach (var other in file.Expressions.Where(IsGuid).Where(one => !named.Any(pair => ReferenceEquals(pair.Value, one))))
                yield return At(other.Place, $"The id {((Expression.Literal)other).Value} has no name: give it one, so that it can be checked.");
        }
    }

    private static bool IsGuid(Expression expression) => expression is Expression.Literal { Value: string text } && Guid.TryParse(text, out _);
}
