using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Functions.OpenApi;
using GenreFunctions.Functions.Tests.Http;

namespace GenreFunctions.Functions.Tests.OpenApi;

/// <summary>The app's own OpenAPI document, and as much of JSON Schema as it uses.</summary>
internal sealed class Description
{
    private const string Schemas = "#/components/schemas/";

    private readonly HashSet<string> _seen = [];

    public JsonElement Document { get; } = GetOpenApi.Run(Call.Request()).Json();

    /// <summary>Properties of named schemas that no value has had so far.</summary>
    public IEnumerable<string> NeverSeen =>
        from schema in Document.GetProperty("components").GetProperty("schemas").EnumerateObject()
        where schema.Value.TryGetProperty("properties", out _)
        from property in schema.Value.GetProperty("properties").EnumerateObject()
        let name = $"{schema.Name}.{property.Name}"
        where !_seen.Contains(name)
        select name;

    public IEnumerable<(string Path, string Method, JsonElement Operation)> Operations =>
        from path in Document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        select (path.Name, method.Name, method.Value);

    public JsonElement Operation(string id) => Operations.Single(one => one.Operation.GetProperty("operationId").GetString() == id).Operation;

    /// <summary>Fails when an operation would not answer so.</summary>
    public void Check(string operation, string status, string type, JsonElement body)
    {
        var responses = Operation(operation).GetProperty("responses");
        Assert.True(responses.TryGetProperty(status, out var response), $"{operation} is not described to answer {status}.");
        Check(response.GetProperty("content").GetProperty(type).GetProperty("schema"), body, $"{operation} {status}", null);
    }

    /// <summary>Fails when a value is not as its schema has it; properties that the schema does not name count as wrong.</summary>
    public void Check(JsonElement schema, JsonElement value, string at, string? name)
    {
        if (schema.TryGetProperty("$ref", out var reference))
        {
            name = reference.GetString()![Schemas.Length..];
            schema = Document.GetProperty("components").GetProperty("schemas").GetProperty(name);
        }

        var kind = value.ValueKind;
        Assert.True(
            schema.GetProperty("type").GetString() switch
            {
                "object" => kind == JsonValueKind.Object,
                "array" => kind == JsonValueKind.Array,
                "string" => kind == JsonValueKind.String,
                "number" => kind == JsonValueKind.Number,
                "integer" => kind == JsonValueKind.Number && value.TryGetInt64(out _),
                "boolean" => kind is JsonValueKind.True or JsonValueKind.False,
                _ => false,
            },
            $"{at} is no {schema.GetProperty("type")}: {value}");
        if (schema.TryGetProperty("enum", out var words))
            Assert.Contains(value.GetString(), words.EnumerateArray().Select(word => word.GetString()));
        if (schema.TryGetProperty("pattern", out var pattern))
            Assert.Matches(new Regex(pattern.GetString()!), value.GetString());
        if (schema.TryGetProperty("format", out var format) && format.GetString() == "date-time")
            Assert.True(value.TryGetDateTimeOffset(out _), $"{at} is no time: {value}");
        if (schema.TryGetProperty("format", out var dayFormat) && dayFormat.GetString() == "date")
            Assert.True(DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out _), $"{at} is no day: {value}");
        if (schema.TryGetProperty("minimum", out var minimum))
            Assert.True(value.GetDouble() >= minimum.GetDouble(), $"{at} is below {minimum}: {value}");
        if (schema.TryGetProperty("maximum", out var maximum))
            Assert.True(value.GetDouble() <= maximum.GetDouble(), $"{at} is above {maximum}: {value}");
        if (kind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Check(schema.GetProperty("items"), item, $"{at}[]", null);
        }

        if (kind == JsonValueKind.Object)
            CheckMembers(schema, value, at, name);
    }

    private void CheckMembers(JsonElement schema, JsonElement value, string at, string? name)
    {
        if (!schema.TryGetProperty("properties", out var properties))
            return;
        foreach (var required in schema.GetProperty("required").EnumerateArray())
            Assert.True(value.TryGetProperty(required.GetString()!, out _), $"{at} lacks {required}: {value}");
        foreach (var member in value.EnumerateObject())
        {
            Assert.True(properties.TryGetProperty(member.Name, out var described), $"{at} has a member that is not described: {member.Name}");
            _seen.Add($"{name}.{member.Name}");
            Check(described, member.Value, $"{at}.{member.Name}", null);
        }
    }
}
