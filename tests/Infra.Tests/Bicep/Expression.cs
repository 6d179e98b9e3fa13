namespace GenreFunctions.Infra.Tests.Bicep;

/// <summary>What stands on the right of an equals sign.</summary>
internal abstract record Expression(Place Place)
{
    /// <summary>The expressions that this one is made of.</summary>
    public virtual IEnumerable<Expression> Parts => [];

    /// <summary>This, and all below.</summary>
    public IEnumerable<Expression> All() => Parts.SelectMany(part => part.All()).Prepend(this);

    /// <summary>Something that says its value itself.</summary>
    public sealed record Literal(Place Place, object? Value) : Expression(Place);

    /// <summary>A text with expressions in it: pieces are a <see cref="string"/> or an <see cref="Expression"/>.</summary>
    public sealed record Interpolated(Place Place, IReadOnlyList<object> Pieces) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => Pieces.OfType<Expression>();
    }

    public sealed record List(Place Place, IReadOnlyList<Expression> Items) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => Items;
    }

    public sealed record Map(Place Place, IReadOnlyList<Property> Properties) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => Properties.SelectMany(property => new[] { property.Key, property.Value });

        public Property? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);
    }

    public sealed record Property(Place Place, Expression Key, Expression Value)
    {
        /// <summary><see langword="null"/> where it is computed.</summary>
        public string? Name => (Key as Literal)?.Value as string;
    }

    public sealed record Name(Place Place, string Identifier) : Expression(Place);

    /// <param name="Place">Where.</param>
    /// <param name="Of">What has the member.</param>
    /// <param name="Member">Its name.</param>
    /// <param name="Guard">What says that it may not be there: <c>!</c>, <c>?</c> or nothing.</param>
    public sealed record Access(Place Place, Expression Of, string Member, string Guard) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Of];
    }

    public sealed record Index(Place Place, Expression Of, Expression At) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Of, At];
    }

    public sealed record Call(Place Place, string Function, IReadOnlyList<Expression> Arguments) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => Arguments;
    }

    public sealed record Lambda(Place Place, IReadOnlyList<string> Variables, Expression Body) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Body];
    }

    /// <summary>Something in parentheses.</summary>
    public sealed record Group(Place Place, Expression Inner) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Inner];
    }

    public sealed record Unary(Place Place, string Operator, Expression Operand) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Operand];
    }

    public sealed record Binary(Place Place, string Operator, Expression Left, Expression Right) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Left, Right];
    }

    public sealed record Choice(Place Place, Expression Condition, Expression Yes, Expression No) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Condition, Yes, No];
    }

    /// <summary>A body that is there only if something is so.</summary>
    public sealed record Conditional(Place Place, Expression Condition, Expression Body) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Condition, Body];
    }

    public sealed record Loop(Place Place, string Item, string? Counter, Expression Over, Expression Body) : Expression(Place)
    {
        public override IEnumerable<Expression> Parts => [Over, Body];
    }

    /// <summary>What this reader has no word for.</summary>
    public sealed record Unreadable(Place Place, string Text) : Expression(Place);
}
