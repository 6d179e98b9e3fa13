namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>Variables of loops and lambdas, the innermost first.</summary>
internal sealed record Locals(string Name, Value Value, Locals? Outer)
{
    public static Value? Find(Locals? locals, string name)
    {
        for (; locals is not null; locals = locals.Outer)
        {
            if (locals.Name == name)
                return locals.Value;
        }

        return null;
    }
}
