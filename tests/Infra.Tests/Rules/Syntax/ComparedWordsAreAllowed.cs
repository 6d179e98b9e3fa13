using GenreFunctions.Infra.Tests.Bicep;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>A parameter that allows certain values is compared with those only: with any other the answer is always the same.</summary>
internal sealed class ComparedWordsAreAllowed : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var file in infrastructure.Bicep.Values)
        {
            foreach (var comparison in file.Expressions.OfType<Expression.Binary>().Where(binary => binary.Operator is "==" or "!=" or "=~" or "!~"))
            {
                foreach (var (name, literal) in new[] { (comparison.Left, comparison.Right), (comparison.Right, comparison.Left) })
                {
                    if (name is Expression.Name { Identifier: var identifier } && file.Find(identifier) is Declaration.Parameter { Allowed: { } allowed }
                        && literal is Expression.Literal { Value: { } word } && !allowed.Contains(word))
                        yield return At(
                            comparison.Place,
                            $"{identifier} is compared with '{word}', which it cannot be.{Nearest.Hint($"{word}", allowed.Select(one => $"{one}"))}");
                }
            }
        }
    }
}
