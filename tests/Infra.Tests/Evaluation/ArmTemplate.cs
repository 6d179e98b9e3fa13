using System.Text.Json.Nodes;

namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>A module of plain JSON. Of its expressions those are understood that are a parameter, an item of one, a copy's number or a format of these.</summary>
internal sealed class ArmTemplate(string path, JsonObject json)
{
    public string Path { get; } = path;

    /// <summary>Parameters, with their <c>type</c>, <c>defaultValue</c> and limits.</summary>
    public JsonObject Parameters { get; } = json["parameters"] as JsonObject ?? [];

    public JsonArray Resources { get; } = json["resources"] as JsonArray ?? [];

    private Place Place => new(Path, 1);

    public IEnumerable<DeployedResource> Deploy(IReadOnlyDictionary<string, Value> parameters, string group)
    {
        foreach (var resource in Resources.OfType<JsonObject>())
        {
            var (type, version) = ((string?)resource["type"] ?? "", (string?)resource["apiVersion"] ?? "");
            var copies = resource["copy"] is JsonObject copy ? new ArmExpression(parameters, 0).Evaluate((string?)copy["count"] ?? "", Place).Number : 1;
            for (var i = 0; i < copies; i++)
            {
                var body = Evaluate(resource, new ArmExpression(parameters, i));
                var name = body["name"].Text;
                yield return new DeployedResource
                {
                    Type = type,
                    ApiVersion = version,
                    Name = name,
                    Id = Deployer.Id($"{Deployer.Subscription}/resourceGroups/{group}", type, name),
                    IsExisting = false,
                    Body = body,
                    Owner = null,
                    Place = Place,
                };
            }
        }
    }

    private Value Evaluate(JsonNode? node, ArmExpression expression) => node switch
    {
        JsonObject map => Value.Of(Place, map.ToDictionary(member => member.Key, member => Evaluate(member.Value, expression))),
        JsonArray list => Value.Of(Place, [.. list.Select(item => Evaluate(item, expression))]),
        JsonValue value when value.TryGetValue(out string? text) => expression.Evaluate(text, Place),
        _ => Value.Of(Place, node),
    };
}
