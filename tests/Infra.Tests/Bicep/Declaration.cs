namespace GenreFunctions.Infra.Tests.Bicep;

/// <summary>Something that a file gives a name to.</summary>
internal abstract record Declaration(Place Place, string Name, IReadOnlyList<Expression> Decorators)
{
    /// <summary>The expressions behind its equals sign.</summary>
    public abstract IEnumerable<Expression> Values { get; }

    /// <summary>The arguments of a decorator; <see langword="null"/> where it is not there.</summary>
    public IReadOnlyList<Expression>? Decorator(string name) => Decorators.OfType<Expression.Call>().FirstOrDefault(call => call.Function == name)?.Arguments;

    public sealed record Parameter(Place Place, string Name, IReadOnlyList<Expression> Decorators, string Type, Expression? Default)
        : Declaration(Place, Name, Decorators)
    {
        public override IEnumerable<Expression> Values => Default is null ? [] : [Default];

        public bool IsRequired => Default is null && !Type.EndsWith('?');

        /// <summary>The values that it may have; <see langword="null"/> for all of its type.</summary>
        public IReadOnlyList<object?>? Allowed => Decorator("allowed") is [Expression.List list]
            ? [.. list.Items.OfType<Expression.Literal>().Select(item => item.Value)] : null;

        /// <summary>A decorator's number, such as that of <c>minValue</c>.</summary>
        public long? Limit(string decorator) => Decorator(decorator) is [Expression.Literal { Value: long limit }] ? limit : null;
    }

    public sealed record Variable(Place Place, string Name, IReadOnlyList<Expression> Decorators, Expression Value) : Declaration(Place, Name, Decorators)
    {
        public override IEnumerable<Expression> Values => [Value];
    }

    public sealed record Output(Place Place, string Name, IReadOnlyList<Expression> Decorators, string Type, Expression Value) : Declaration(Place, Name, Decorators)
    {
        public override IEnumerable<Expression> Values => [Value];
    }

    /// <summary>A resource or a module: something with a body that may be conditional or repeated.</summary>
    public abstract record Deployable(Place Place, string Name, IReadOnlyList<Expression> Decorators, Expression Body) : Declaration(Place, Name, Decorators)
    {
        public override IEnumerable<Expression> Values => [Body];

        public bool IsConditional => Body is Expression.Conditional;

        /// <summary>The object within conditions and loops.</summary>
        public Expression.Map? Content
        {
            get
            {
                var body = Body;
                while (body is Expression.Conditional or Expression.Loop)
                    body = body is Expression.Loop loop ? loop.Body : ((Expression.Conditional)body).Body;
                return body as Expression.Map;
            }
        }
    }

    public sealed record Resource(Place Place, string Name, IReadOnlyList<Expression> Decorators, string Type, string ApiVersion, bool IsExisting, Expression Body)
        : Deployable(Place, Name, Decorators, Body);

    public sealed record Module(Place Place, string Name, IReadOnlyList<Expression> Decorators, string Path, Expression Body) : Deployable(Place, Name, Decorators, Body);
}
