using System.Text.Json;

namespace GenreFunctions.Local.Hosting.ChangeFeed;

/// <summary>Turns the documents of a change feed into what a function takes: a list of values, or one JSON array as text.</summary>
internal sealed class DocumentList
{
    /// <summary>The types that a change feed can bring, for a sentence.</summary>
    public const string Types = "IReadOnlyList<T>, T[], List<T>, IEnumerable<T> or string";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Type _item;
    private readonly Func<IReadOnlyList<object>, object> _collect;

    private DocumentList(Type item, Func<IReadOnlyList<object>, object> collect)
    {
        _item = item;
        _collect = collect;
    }

    /// <summary>For a parameter's type; <see langword="null"/> when a change feed cannot bring it.</summary>
    public static DocumentList? For(Type type)
    {
        if (type == typeof(string))
            return new DocumentList(typeof(JsonElement), static items => $"[{string.Join(',', items.Select(item => ((JsonElement)item).GetRawText()))}]");
        var item = type switch
        {
            { IsSZArray: true } => type.GetElementType(),
            { IsGenericType: true } when type.GetGenericArguments() is [var only] && type.IsAssignableFrom(typeof(List<>).MakeGenericType(only)) => only,
            _ => null,
        };
        return item is null ? null : new DocumentList(item, items => Collect(items, item, type.IsArray));
    }

    /// <summary>One document's value.</summary>
    /// <exception cref="JsonException">The document is no JSON, or none of that type.</exception>
    /// <exception cref="NotSupportedException">JSON cannot hold that type.</exception>
    public object Read(string json) => JsonSerializer.Deserialize(json, _item, Json) ?? throw new JsonException("The document is null.");

    /// <summary>What the function takes.</summary>
    public object Collect(IReadOnlyList<object> items) => _collect(items);

    private static object Collect(IReadOnlyList<object> items, Type item, bool asArray)
    {
        var array = Array.CreateInstance(item, items.Count);
        for (var i = 0; i < items.Count; i++)
            array.SetValue(items[i], i);
        return asArray ? array : Activator.CreateInstance(typeof(List<>).MakeGenericType(item), array)!;
    }
}
