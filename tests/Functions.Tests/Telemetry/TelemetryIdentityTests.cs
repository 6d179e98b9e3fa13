using Azure.Identity;
using GenreFunctions.Functions.Telemetry;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Telemetry;

public sealed class TelemetryIdentityTests
{
    [Theory]
    [InlineData("ClientId=2f1c9a44-0000-4a6e-9d54-b3f0a2c1d7e8;Authorization=AAD", "2f1c9a44-0000-4a6e-9d54-b3f0a2c1d7e8")]
    [InlineData(" Authorization = AAD ; ClientId = abc ; ", "abc")]
    [InlineData("Authorization=AAD", null)]
    public void From_WhatTheHostTakes_IsThatIdentity(string text, string? clientId)
    {
        var identity = TelemetryIdentity.From(Settings(text))!;
        Assert.Equal(clientId, identity.ClientId);
        Assert.Equal(clientId is null ? ManagedIdentityId.SystemAssigned.ToString() : ManagedIdentityId.FromUserAssignedClientId(clientId).ToString(), identity.Id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(" ")]
    public void From_Nothing_IsNone(string? text) => Assert.Null(TelemetryIdentity.From(Settings(text)));

    [Theory]
    [InlineData("AAD")]
    [InlineData("ClientId=abc")]
    [InlineData("Authorization=Key")]
    [InlineData("Authorization=AAD;ClientId=")]
    [InlineData("Authorization=AAD;Authorization=AAD")]
    [InlineData("Authorization=AAD;Secret=abc")]
    public void From_AnythingElse_IsNamed(string text) =>
        Assert.StartsWith($"The setting APPLICATIONINSIGHTS_AUTHENTICATION_STRING is '{text}', where", Assert.Throws<InvalidOperationException>(() => TelemetryIdentity.From(Settings(text))).Message, StringComparison.Ordinal);

    private static IConfiguration Settings(string? text) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", text)]).Build();
}
