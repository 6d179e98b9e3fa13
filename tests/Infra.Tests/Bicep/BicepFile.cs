using System.Collections.Concurrent;
using GenreFunctions.Infra.Tests.Parsing;

namespace GenreFunctions.Infra.Tests.Bicep;

/// <summary>A file of Bicep, as far as it could be read.</summary>
internal sealed class BicepFile
{
    private static readonly ConcurrentDictionary<(string Path, string Text), BicepFile> Files = new();

    private IReadOnlyDictionary<string, Declaration> _names = new Dictionary<string, Declaration>();

    private BicepFile(string path, SyntaxNode syntax) => (Path, Syntax) = (path, syntax);

    /// <summary>As from the repository's root.</summary>
    public string Path { get; }

    public SyntaxNode Syntax { get; }

    /// <summary><c>resourceGroup</c> unless it says otherwise.</summary>
    public string TargetScope { get; private set; } = "resourceGroup";

    public IReadOnlyList<Declaration> Declarations { get; private set; } = [];

    /// <summary>Statements that this reader has no word for.</summary>
    public IReadOnlyList<SyntaxNode> Unreadable { get; private set; } = [];

    public IEnumerable<Declaration.Parameter> Parameters => Declarations.OfType<Declaration.Parameter>();

    public IEnumerable<Declaration.Output> Outputs => Declarations.OfType<Declaration.Output>();

    public IEnumerable<Declaration.Module> Modules => Declarations.OfType<Declaration.Module>();

    public IEnumerable<Declaration.Resource> Resources => Declarations.OfType<Declaration.Resource>();

    /// <summary>All expressions, decorators among them.</summary>
    public IEnumerable<Expression> Expressions => Declarations.SelectMany(declaration => declaration.Values.Concat(declaration.Decorators))
        .SelectMany(value => value.All());

    /// <summary>The declaration that a name in an expression means; outputs are none.</summary>
    public Declaration? Find(string name) => _names.GetValueOrDefault(name);

    /// <summary>Reads a file; one that was read before is not read again.</summary>
    public static BicepFile Of(string path, string text) => Files.GetOrAdd((path, text), static key => Read(key.Path, key.Text));

    private static BicepFile Read(string path, string text)
    {
        var syntax = BicepParser.Parse(text);
        var file = new BicepFile(path, syntax);
        var reader = new ExpressionReader(path);
        var declarations = new List<Declaration>();
        var unreadable = new List<SyntaxNode>();
        IReadOnlyList<Expression> decorators = [];
        foreach (var node in syntax.Named)
        {
            if (node.Type == "decorators")
            {
                decorators = [.. node.Named.Select(decorator => decorator.Named.Count == 1 ? reader.Read(decorator.Named[0])
                    : new Expression.Unreadable(new Place(path, decorator.Line), decorator.Text))];
                continue;
            }

            if (node.Type == "target_scope_assignment" && reader.Read(node.Named[0]) is Expression.Literal { Value: string scope })
                file.TargetScope = scope;
            else if (Declared(node, path, reader, decorators) is { } declaration)
                declarations.Add(declaration);
            else if (node.Type is not "ERROR")
                unreadable.Add(node);
            decorators = [];
        }

        file.Declarations = declarations;
        file.Unreadable = unreadable;
        file._names = declarations.Where(declaration => declaration is not Declaration.Output).DistinctBy(declaration => declaration.Name)
            .ToDictionary(declaration => declaration.Name);
        return file;
    }

    private static Declaration? Declared(SyntaxNode node, string path, ExpressionReader reader, IReadOnlyList<Expression> decorators)
    {
        var place = new Place(path, node.Line);
        var parts = node.Named.Where(part => part.Type != "ERROR").ToList();
        return node.Type switch
        {
            "parameter_declaration" when parts.Count is 2 or 3 =>
                new Declaration.Parameter(place, parts[0].Text, decorators, parts[1].Text, parts.Count == 3 ? reader.Read(parts[2]) : null),
            "variable_declaration" when parts.Count == 2 => new Declaration.Variable(place, parts[0].Text, decorators, reader.Read(parts[1])),
            "output_declaration" when parts.Count == 3 => new Declaration.Output(place, parts[0].Text, decorators, parts[1].Text, reader.Read(parts[2])),
            "resource_declaration" when parts.Count == 3 && reader.Read(parts[1]) is Expression.Literal { Value: string type } =>
                new Declaration.Resource(
                    place, parts[0].Text, decorators, type.Split('@')[0], type.Split('@').ElementAtOrDefault(1) ?? "", node.Has("existing"), reader.Read(parts[2])),
            "module_declaration" when parts.Count == 3 && reader.Read(parts[1]) is Expression.Literal { Value: string module } =>
                new Declaration.Module(place, parts[0].Text, decorators, module, reader.Read(parts[2])),
            _ => null,
        };
    }
}
