using System.Globalization;
using System.Text;
using GenreFunctions.Infra.Tests.Parsing;

namespace GenreFunctions.Infra.Tests.Bicep;

/// <summary>Syntax to expressions.</summary>
internal sealed class ExpressionReader(string file)
{
    public Expression Read(SyntaxNode node) => node.Type switch
    {
        "string" => Text(node),
        "number" => new Expression.Literal(At(node), long.Parse(node.Text, CultureInfo.InvariantCulture)),
        "boolean" => new Expression.Literal(At(node), node.Text == "true"),
        "null" => new Expression.Literal(At(node), null),
        "identifier" or "compatible_identifier" => new Expression.Name(At(node), node.Text),
        "object" => new Expression.Map(At(node), [.. node.Named.Select(Property)]),
        "array" => new Expression.List(At(node), [.. node.Named.Select(Read)]),
        "parenthesized_expression" when node.Named.Count == 1 => new Expression.Group(At(node), Read(node.Named[0])),
        "member_expression" when node.Named.Count == 2 =>
            Behind(Read(node.Named[0]), of => new Expression.Access(At(node), of, node.Named[1].Text, node.Has("!") ? "!" : node.Has(".?") ? "?" : "")),
        "subscript_expression" when node.Named.Count == 2 => Behind(Read(node.Named[0]), of => new Expression.Index(At(node), of, Read(node.Named[1]))),
        "resource_expression" when node.Named.Count == 2 => new Expression.Access(At(node), Read(node.Named[0]), node.Named[1].Text, ""),
        "call_expression" when node.Named.Count == 2 => Call(node),
        "lambda_expression" when node.Named.Count == 2 => new Expression.Lambda(At(node), Variables(node.Named[0]), Read(node.Named[1])),
        "unary_expression" when node.Named.Count == 1 => new Expression.Unary(At(node), node.Children[0].Text, Read(node.Named[0])),
        "non_null_assertion" or "nullable_expression" when node.Named.Count == 1 => Read(node.Named[0]),
        "binary_expression" when node.Named.Count == 2 =>
            Within(Read(node.Named[0]), left => new Expression.Binary(At(node), node.Children.First(child => !child.IsNamed).Text, left, Read(node.Named[1]))),
        "ternary_expression" when node.Named.Count == 3 =>
            Within(Read(node.Named[0]), condition => new Expression.Choice(At(node), condition, Read(node.Named[1]), Read(node.Named[2]))),
        "if_statement" when node.Named.Count == 2 => new Expression.Conditional(At(node), Read(node.Named[0]), Read(node.Named[1])),
        "for_statement" when node.Named.Count == 3 => Loop(node),
        _ => new Expression.Unreadable(At(node), node.Text),
    };

    // The grammar lets `.x` and `[x]` take all of `a ? b : c` or `v => a` before them. Bicep does not: they belong to what stands right before.
    private static Expression Behind(Expression before, Func<Expression, Expression> apply) => before switch
    {
        Expression.Lambda lambda => lambda with { Body = Behind(lambda.Body, apply) },
        Expression.Choice choice => choice with { No = Behind(choice.No, apply) },
        Expression.Binary binary => binary with { Right = Behind(binary.Right, apply) },
        Expression.Unary unary => unary with { Operand = Behind(unary.Operand, apply) },
        _ => apply(before),
    };

    // The same with operators: `v => a && b` is a lambda of both.
    private static Expression Within(Expression first, Func<Expression, Expression> apply) =>
        first is Expression.Lambda lambda ? lambda with { Body = Within(lambda.Body, apply) } : apply(first);

    private Place At(SyntaxNode node) => new(file, node.Line);

    private Expression.Property Property(SyntaxNode node)
    {
        if (node.Type != "object_property" || node.Named.Count != 2)
            return new Expression.Property(At(node), new Expression.Unreadable(At(node), node.Text), new Expression.Literal(At(node), null));
        var key = node.Named[0];
        return new Expression.Property(At(node), key.Type == "string" ? Read(key) : new Expression.Literal(At(key), key.Text), Read(node.Named[1]));
    }

    // A call of something's member, as in az.resourceGroup() or account.listKeys(), is one of the function.
    private Expression.Call Call(SyntaxNode node)
    {
        var (callee, arguments) = (node.Named[0], node.Named[1].Named.Select(Read));
        return callee.Type == "member_expression"
            ? new Expression.Call(At(node), callee.Named[1].Text, callee.Named[0].Text is "az" or "sys" ? [.. arguments] : [Read(callee.Named[0]), .. arguments])
            : new Expression.Call(At(node), callee.Text, [.. arguments]);
    }

    private static string[] Variables(SyntaxNode node) => node.Type == "identifier" ? [node.Text]
        : [.. node.All().Where(one => one.Type == "identifier").Select(one => one.Text)];

    private Expression.Loop Loop(SyntaxNode node)
    {
        var names = node.Named[0];
        return names.Type == "for_loop_parameters"
            ? new Expression.Loop(At(node), names.Named[0].Text, names.Named[1].Text, Read(node.Named[1]), Read(node.Named[2]))
            : new Expression.Loop(At(node), names.Text, null, Read(node.Named[1]), Read(node.Named[2]));
    }

    // By what lies between the tokens, because the grammar leaves out white space next to an interpolation.
    private Expression Text(SyntaxNode node)
    {
        var quote = node.Children[0];
        if (quote.Text == "'''")
            return new Expression.Literal(At(node), node.Between(quote.End, node.Children[^1].Start).TrimStart('\r', '\n'));
        var pieces = new List<object>();
        var text = new StringBuilder();
        var seen = quote.End;
        foreach (var child in node.Children.Skip(1))
        {
            if (child.Type == "escape_sequence")
            {
                text.Append(node.Between(seen, child.Start)).Append(Unescaped(child.Text));
                seen = child.End;
            }
            else if (child.Type == "interpolation")
            {
                var opening = child.Between(child.Start, child.End).IndexOf("${", StringComparison.Ordinal);
                text.Append(node.Between(seen, child.Start + opening));
                seen = child.End;
                if (text.Length > 0)
                    pieces.Add(text.ToString());
                text.Clear();
                pieces.Add(child.Named.Count == 1 ? Read(child.Named[0]) : new Expression.Unreadable(At(child), child.Text));
            }
        }

        text.Append(node.Between(seen, Math.Max(seen, node.End - 1)));
        if (pieces.Count == 0)
            return new Expression.Literal(At(node), text.ToString());
        if (text.Length > 0)
            pieces.Add(text.ToString());
        return new Expression.Interpolated(At(node), pieces);
    }

    private static string Unescaped(string sequence) => sequence switch
    {
        "\\n" => "\n",
        "\\r" => "\r",
        "\\t" => "\t",
        _ when sequence.StartsWith("\\u{", StringComparison.Ordinal) =>
            char.ConvertFromUtf32(int.Parse(sequence[3..^1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)),
        _ => sequence[1..],
    };
}
