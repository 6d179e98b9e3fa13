using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>What an expression comes to, and where it was written. Asking for a member that is not there gives <see cref="ValueKind.Missing"/>, which knows where it would belong.</summary>
internal sealed class Value
{
    private static readonly JsonSerializerOptions JsonText = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly IReadOnlyDictionary<string, Value> NoMembers = new Dictionary<string, Value>();

    private readonly Func<string, Value>? _members;
    private string? _text;

    private Value(ValueKind kind, Place place, string? text = null, Func<string, Value>? members = null) => (Kind, Place, _text, _members) = (kind, place, text, members);

    public ValueKind Kind { get; }

    public Place Place { get; }

    public long Number { get; private init; }

    public bool IsTrue { get; private init; }

    public IReadOnlyList<Value> Items { get; private init; } = [];

    public IReadOnlyDictionary<string, Value> Members { get; private init; } = NoMembers;

    /// <summary>Behind <see cref="ValueKind.Resource"/>.</summary>
    public DeployedResource? Resource { get; private init; }

    /// <summary>A text; of anything else what would be shown of it.</summary>
    public string Text => Kind switch
    {
        ValueKind.Text or ValueKind.Unknown or ValueKind.Module => _text!,
        ValueKind.Number => Number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Flag => IsTrue ? "true" : "false",
        ValueKind.Missing => "",
        ValueKind.Null => "null",
        ValueKind.Resource => Resource!.Id,
        _ => _text ??= Json()!.ToJsonString(JsonText),
    };

    public bool IsThere => Kind is not (ValueKind.Missing or ValueKind.Null);

    public bool IsEmpty => Kind switch
    {
        ValueKind.Null or ValueKind.Missing => true,
        ValueKind.Text => Text.Length == 0,
        ValueKind.List => Items.Count == 0,
        ValueKind.Map => Members.Count == 0,
        _ => false,
    };

    /// <summary>A member, a member of that one, and so on: <c>properties.policy.rules</c>.</summary>
    public Value this[string path]
    {
        get
        {
            var value = this;
            foreach (var name in path.Split('.'))
                value = value.Member(name);
            return value;
        }
    }

    public static Value Of(Place place, string text) => new(ValueKind.Text, place, text);

    public static Value Of(Place place, long number) => new(ValueKind.Number, place) { Number = number };

    public static Value Of(Place place, bool flag) => new(ValueKind.Flag, place) { IsTrue = flag };

    public static Value Of(Place place, IReadOnlyList<Value> items) => new(ValueKind.List, place) { Items = items };

    public static Value Of(Place place, IReadOnlyDictionary<string, Value> members) => new(ValueKind.Map, place) { Members = members };

    public static Value Of(Place place, DeployedResource resource) => new(ValueKind.Resource, place) { Resource = resource };

    public static Value Null(Place place) => new(ValueKind.Null, place);

    /// <summary>What only Azure knows.</summary>
    public static Value Unknown(Place place, string what) => new(ValueKind.Unknown, place, what);

    /// <summary>Something whose members are found out when they are asked for.</summary>
    public static Value Module(Place place, string name, Func<string, Value> members) => new(ValueKind.Module, place, name, members);

    public static Value Of(Place place, JsonNode? json) => json switch
    {
        JsonObject map => Of(place, map.ToDictionary(pair => pair.Key, pair => Of(place, pair.Value), StringComparer.Ordinal)),
        JsonArray list => Of(place, [.. list.Select(item => Of(place, item))]),
        JsonValue value when value.TryGetValue(out bool flag) => Of(place, flag),
        JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.TryGetValue(out long number) ? Of(place, number) : Of(place, value.ToJsonString()),
        JsonValue value => Of(place, value.GetValue<string>()),
        _ => Null(place),
    };

    public Value Member(string name) => Kind switch
    {
        ValueKind.Map => Members.TryGetValue(name, out var member) ? member : new Value(ValueKind.Missing, Place),
        ValueKind.Resource => Resource!.Member(name, Place),
        ValueKind.Module => _members!(name),
        ValueKind.Unknown => Unknown(Place, $"{Text}.{name}"),
        _ => new Value(ValueKind.Missing, Place),
    };

    public bool Is(string text) => Kind == ValueKind.Text && Text == text;

    public bool Is(bool flag) => Kind == ValueKind.Flag && IsTrue == flag;

    public bool Is(long number) => Kind == ValueKind.Number && Number == number;

    /// <summary>This, and all below; not into resources.</summary>
    public IEnumerable<Value> All() => Items.Concat(Members.Values).SelectMany(value => value.All()).Prepend(this);

    public JsonNode? Json() => Kind switch
    {
        ValueKind.List => new JsonArray([.. Items.Select(item => item.Json())]),
        ValueKind.Map => new JsonObject(Members.Select(member => KeyValuePair.Create(member.Key, member.Value.Json()))),
        ValueKind.Number => Number,
        ValueKind.Flag => IsTrue,
        ValueKind.Null or ValueKind.Missing => null,
        _ => Text,
    };

    public override string ToString() => Text;
}
