using System.Text.Json.Serialization;

namespace GenreFunctions.Functions.Health;

/// <summary>How one thing that songs need is doing.</summary>
/// <param name="Status">Whether it works.</param>
/// <param name="Detail">A sentence, without secrets: anybody may ask.</param>
/// <param name="TookMilliseconds">How long it took to find out.</param>
internal sealed record HealthFinding(HealthStatus Status, string Detail, double TookMilliseconds)
{
    [JsonIgnore]
    public bool IsOk => Status == HealthStatus.Ok;
}
