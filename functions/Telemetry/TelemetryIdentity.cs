using Azure.Identity;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Telemetry;

/// <summary>
/// The identity that telemetry is sent with, as the Functions host reads it: <c>APPLICATIONINSIGHTS_AUTHENTICATION_STRING</c> is
/// <c>Authorization=AAD</c> for the app's only identity, or <c>ClientId=…;Authorization=AAD</c> for one of several.
/// </summary>
/// <param name="ClientId">A user-assigned identity's client id; <see langword="null"/> for the app's own.</param>
internal sealed record TelemetryIdentity(string? ClientId)
{
    /// <summary>What the setting is called.</summary>
    public const string Name = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    private const string Expected = "Authorization=AAD, or ClientId=<client id>;Authorization=AAD for a user-assigned identity";

    /// <summary>Reads the setting.</summary>
    /// <returns><see langword="null"/> where there is none: telemetry is then taken by its connection string alone.</returns>
    /// <exception cref="InvalidOperationException">It cannot be used.</exception>
    public static TelemetryIdentity? From(IConfiguration configuration)
    {
        if (Setting.Text(configuration, Name) is not { } text)
            return null;
        var parts = text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => part.Split('=', 2, StringSplitOptions.TrimEntries)).ToList();
        var known = parts.All(part => part is ["ClientId" or "Authorization", { Length: > 0 }]) && parts.DistinctBy(part => part[0]).Count() == parts.Count;
        var values = known ? parts.ToDictionary(part => part[0], part => part[1]) : [];
        return values.GetValueOrDefault("Authorization") == "AAD" ? new TelemetryIdentity(values.GetValueOrDefault("ClientId")) : throw Setting.Bad(Name, text, Expected);
    }

    /// <summary>As the Azure libraries call it.</summary>
    public ManagedIdentityId Id => ClientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(ClientId);
}
