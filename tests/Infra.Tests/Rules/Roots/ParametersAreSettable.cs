using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Rules.Syntax;

namespace GenreFunctions.Infra.Tests.Rules.Roots;

/// <summary>main.parameters.json has a line for every parameter, with the same default, each from a variable of its own.</summary>
internal sealed class ParametersAreSettable : Rule
{
    // Not for anybody to set: how the template learns what month it is.
    private const string Internal = "thisMonth";

    public override IEnumerable<Finding> Check(Infrastructure infrastructure)
    {
        var values = ParameterValue.All(infrastructure).ToList();
        if (values.Count == 0)
            yield return At(ParameterValue.Path, "This is no file of parameters.");
        var parameters = infrastructure.Main.Parameters.Where(parameter => parameter.Name != Internal).ToList();
        foreach (var missing in parameters.Where(parameter => !values.Any(value => value.Name == parameter.Name)))
            yield return At(missing.Place, $"{ParameterValue.Path} has no line for {missing.Name}: nobody can set it by azd env set.");
        foreach (var value in values)
        {
            if (parameters.FirstOrDefault(parameter => parameter.Name == value.Name) is not { } parameter)
                yield return At(value.Place, $"main.bicep has no parameter {value.Name}.{Nearest.Hint(value.Name, parameters.Select(one => one.Name))}");
            else if (!value.IsReadable)
                yield return At(value.Place, $"{value.Name} is written in a way that azd does not replace: write ${{NAME=default}}.");
            else if (value.Variable is not null && DefaultOf(parameter) != value.Default)
                yield return At(
                    value.Place,
                    $"{value.Variable} is '{value.Default ?? "asked for"}' where it is not set, and main.bicep says '{DefaultOf(parameter) ?? "nothing"}'.");
        }

        foreach (var again in values.Where(value => value.Variable is not null).GroupBy(value => value.Variable).SelectMany(group => group.Skip(1)))
            yield return At(again.Place, $"{again.Name} is taken from {again.Variable}, as another parameter is.");
    }

    /// <summary>As azd would write it; <see langword="null"/> where there is none.</summary>
    internal static string? DefaultOf(Declaration.Parameter parameter) => Parameters.LiteralOf(parameter.Default)?.Text;
}
