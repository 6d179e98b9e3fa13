namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>A parameter's default is of its type, among the values that it allows, and within its limits.</summary>
internal sealed class DefaultsAreAllowed : Rule
{
    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        foreach (var parameter in infrastructure.Bicep.Values.SelectMany(file => file.Parameters))
        {
            if (Parameters.LiteralOf(parameter.Default) is { } value && Parameters.Refusal(parameter, value) is { } why)
                yield return At(parameter.Place, $"The default of {parameter.Name} {why}.");
        }
    }
}
