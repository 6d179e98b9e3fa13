using System.Text.Json.Serialization;

namespace GenreFunctions.Local.Hosting.Keys;

/// <summary>What keys.json holds.</summary>
internal sealed record KeyFile
{
    /// <summary>Opens every function.</summary>
    [JsonPropertyName("masterKey")]
    public required string MasterKey { get; init; }

    /// <summary>Open every function of level Function, by name.</summary>
    [JsonPropertyName("functionKeys")]
    public required IReadOnlyDictionary<string, string> AppKeys { get; init; }

    /// <summary>By function: open that function alone, by name.</summary>
    [JsonPropertyName("functions")]
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> FunctionKeys { get; init; }
}
