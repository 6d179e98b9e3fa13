namespace GenreFunctions.Infra.Tests.Evaluation;

/// <summary>A resource as it would be deployed.</summary>
internal sealed class DeployedResource
{
    /// <summary>Its type, as in <c>Microsoft.Storage/storageAccounts</c>.</summary>
    public required string Type { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>Its own name, without its parents'.</summary>
    public required string Name { get; init; }

    public required string Id { get; init; }

    /// <summary>Whether it is only referred to.</summary>
    public required bool IsExisting { get; init; }

    /// <summary>Everything that is said of it.</summary>
    public required Value Body { get; init; }

    /// <summary>The parent, or what an extension is put on.</summary>
    public required DeployedResource? Owner { get; init; }

    public required Place Place { get; init; }

    public Value Properties => Body["properties"];

    /// <summary>The principal of the identity that is the resource's own, where it has one.</summary>
    public string OwnPrincipal => AzureProperties.GuidOf($"{Id} own principal");

    /// <summary>A member as another expression sees it: what is said of it, or what Azure makes of it.</summary>
    public Value Member(string name, Place place) => name switch
    {
        "id" => Value.Of(place, Id),
        "name" => Value.Of(place, Name),
        "type" => Value.Of(place, Type),
        "properties" => Value.Module(place, $"{Type} {Name}", member => AzureProperties.Find(this, $"properties.{member}", place)),
        "identity" when Body["identity.type"].Text.StartsWith("SystemAssigned", StringComparison.Ordinal) => Value.Of(place, new Dictionary<string, Value>
        {
            ["type"] = Body["identity.type"],
            ["principalId"] = Value.Of(place, OwnPrincipal),
        }),
        _ => Body[name] is { IsThere: true } said ? said : Value.Unknown(place, $"<{Type} {Name}.{name}>"),
    };

    public override string ToString() => $"{Type} {Name}";
}
