using System.Text.Json;

namespace GenreFunctions.Local.Durable;

/// <summary>How inputs, outputs and statuses are written down: as Durable Functions does, in System.Text.Json, property names in any case when read.</summary>
internal static class DurableJson
{
    private static readonly JsonSerializerOptions Options = new() { IncludeFields = true, PropertyNameCaseInsensitive = true };

    public static string? Write(object? value) => value is null ? null : JsonSerializer.Serialize(value, value.GetType(), Options);

    public static T? Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options);

    public static object? Read(string json, Type type) => JsonSerializer.Deserialize(json, type, Options);
}
