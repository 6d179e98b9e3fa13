using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Modules;

/// <summary>Whoever asks something of a module or resource that may not be there says so, with <c>!</c> or <c>?</c>.</summary>
internal sealed class ConditionalsAreGuarded : Rule
{
    // Known without its being there.
    private static readonly string[] Always = ["id", "name", "type"];

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var access in file.Expressions.OfType<Expression.Access>().Where(access => access.Guard.Length == 0 && !Always.Contains(access.Member)))
            {
                if (access.Of is Expression.Name { Identifier: var name } && file.Find(name) is Declaration.Deployable { IsConditional: true })
                    yield return At(
                        access.Place,
                        $"{name} is not always there: write {name}!.{access.Member} where it is sure to be, {name}.?{access.Member} where it is not.");
            }
        }
    }
}
