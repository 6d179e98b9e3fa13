using GenreFunctions.Infra.Tests.Bicep;
using GenreFunctions.Infra.Tests.Evaluation;

namespace GenreFunctions.Infra.Tests.Rules.Syntax;

/// <summary>What parameters take.</summary>
internal static class Parameters
{
    /// <summary>A value that is written down; <see langword="null"/> where it is computed.</summary>
    public static Value? LiteralOf(Expression? expression) => expression switch
    {
        Expression.Literal { Value: string text } => Value.Of(expression.Place, text),
        Expression.Literal { Value: long number } => Value.Of(expression.Place, number),
        Expression.Literal { Value: bool flag } => Value.Of(expression.Place, flag),
        Expression.List => Value.Of(expression.Place, []),
        Expression.Map => Value.Of(expression.Place, new Dictionary<string, Value>()),
        _ => null,
    };

    /// <summary>Why a parameter does not take a value, as the end of a sentence; <see langword="null"/> when it does.</summary>
    public static string? Refusal(Declaration.Parameter parameter, Value value)
    {
        if (value.Kind is ValueKind.Unknown or ValueKind.Module or ValueKind.Resource)
            return null;
        if (value.Kind == ValueKind.Null)
            return parameter.Type.EndsWith('?') ? null : "is null, which it may not be";
        var type = parameter.Type.TrimEnd('?');
        if (TypeOf(value) is { } given && type is "string" or "int" or "bool" or "object" or "array" && TypeOf(value) != type)
            return $"is of type {given}, where {type} is expected";
        if (parameter.Allowed is { } allowed && !allowed.Any(one => AreSame(one, value)))
            return $"is '{value}', where one of {string.Join(", ", allowed)} is expected";
        var (size, what) = value.Kind == ValueKind.Number ? (value.Number, "Value") : (value.Kind == ValueKind.List ? value.Items.Count : value.Text.Length, "Length");
        if (parameter.Limit($"min{what}") is { } least && size < least)
            return $"is '{value}', where {least} is the least";
        return parameter.Limit($"max{what}") is { } most && size > most ? $"is '{value}', where {most} is the most" : null;
    }

    private static bool AreSame(object? allowed, Value value) => allowed switch
    {
        string text => value.Is(text),
        long number => value.Is(number),
        bool flag => value.Is(flag),
        _ => false,
    };

    private static string? TypeOf(Value value) => value.Kind switch
    {
        ValueKind.Text => "string",
        ValueKind.Number => "int",
        ValueKind.Flag => "bool",
        ValueKind.Map => "object",
        ValueKind.List => "array",
        _ => null,
    };
}
