using System.Text.Json;

namespace GenreFunctions.Infra.Tests.Parsing;

/// <summary>A piece of syntax, with where it is in its text.</summary>
internal sealed class SyntaxNode
{
    private const int NamedFlag = 1;
    private const int MissingFlag = 2;
    private const int ErrorFlag = 4;

    private readonly string _source;
    private readonly int _flags;

    private SyntaxNode(string type, string source, int start, int end, int flags, int line, IReadOnlyList<SyntaxNode> children)
    {
        (Type, _source, Start, End, _flags, Line, Children) = (type, source, start, end, flags, line, children);
        Named = [.. children.Where(child => child.IsNamed && child.Type != "comment")];
    }

    public string Type { get; }

    public int Start { get; }

    public int End { get; }

    /// <summary>From 1.</summary>
    public int Line { get; }

    public IReadOnlyList<SyntaxNode> Children { get; }

    /// <summary>Children that are more than punctuation, without comments.</summary>
    public IReadOnlyList<SyntaxNode> Named { get; }

    public string Text => _source[Start..End];

    public bool IsNamed => (_flags & NamedFlag) != 0;

    public bool IsMissing => (_flags & MissingFlag) != 0;

    public bool IsError => (_flags & ErrorFlag) != 0;

    /// <summary>The source between two places in it.</summary>
    public string Between(int start, int end) => _source[start..end];

    public bool Has(string type) => Children.Any(child => child.Type == type);

    /// <summary>This, and all below.</summary>
    public IEnumerable<SyntaxNode> All() => Children.SelectMany(child => child.All()).Prepend(this);

    public static int[] LineStarts(string text) => [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];

    public static SyntaxNode Read(JsonElement json, string[] types, string source, int[] lineStarts)
    {
        var (type, start, end, flags) = (json[0].GetInt32(), json[1].GetInt32(), json[2].GetInt32(), json[3].GetInt32());

        // White space before an interpolation belongs to its first token.
        var seen = start;
        while (seen < end && source[seen] is '\n' or '\r')
            seen++;
        var line = Array.BinarySearch(lineStarts, seen) is var found && found >= 0 ? found + 1 : ~found;
        var children = json.EnumerateArray().Skip(4).Select(child => Read(child, types, source, lineStarts));
        return new SyntaxNode((flags & ErrorFlag) != 0 ? "ERROR" : types[type], source, start, end, flags, line, [.. children]);
    }
}
