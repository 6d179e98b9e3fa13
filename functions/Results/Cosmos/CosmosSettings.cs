using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Results.Cosmos;

/// <summary>Where songs lie in Cosmos DB.</summary>
internal sealed record CosmosSettings
{
    /// <summary>The setting's name; the same serves Azure Functions' own Cosmos DB bindings.</summary>
    public const string Connection = "CosmosConnection";

    /// <summary>A connection string, with a key in it. One of the two is set.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The account's address, reached with the app's identity.</summary>
    public Uri? AccountEndpoint { get; init; }

    /// <summary>Client id of a user-assigned identity; <see langword="null"/> for whatever identity there is.</summary>
    public string? ClientId { get; init; }

    /// <summary>The database.</summary>
    public string Database { get; init; } = "genre";

    /// <summary>The container, of the hierarchical partition key <c>/publisher</c>, <c>/songId</c>.</summary>
    public string Container { get; init; } = "songs";

    /// <summary>Whether to create both when they are not there: for development. In Azure the infrastructure does, and the identity may not.</summary>
    public bool CreateIfMissing { get; init; }

    /// <summary>HTTPS through the account's gateway in place of direct TCP: slower, but passes firewalls, and all that emulators know.</summary>
    public bool Gateway { get; init; }

    /// <summary>The settings; <see langword="null"/> when there is no Cosmos DB.</summary>
    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it and holds no secret.</exception>
    public static CosmosSettings? Of(IConfiguration configuration)
    {
        var connection = configuration.GetSection(Connection);
        var (connectionString, endpoint) = (Setting.Text(configuration, Connection), Setting.Text(connection, "accountEndpoint"));
        if (connectionString is null && endpoint is null)
            return null;
        var defaults = new CosmosSettings();
        return new CosmosSettings
        {
            ConnectionString = connectionString,
            AccountEndpoint = connectionString is null ? Address(endpoint!) : null,
            ClientId = Setting.Text(connection, "clientId"),
            Database = Setting.Text(configuration, "Cosmos:Database") ?? defaults.Database,
            Container = Setting.Text(configuration, "Cosmos:Container") ?? defaults.Container,
            CreateIfMissing = Flag(configuration, "Cosmos:CreateIfMissing"),
            Gateway = Flag(configuration, "Cosmos:Gateway"),
        };
    }

    private static Uri Address(string endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && uri.Query.Length == 0
            ? uri
            : throw new InvalidOperationException($"The setting {Connection}__accountEndpoint is no address of an account, as in https://account.documents.azure.com.");

    private static bool Flag(IConfiguration configuration, string name) => Setting.Text(configuration, name) switch
    {
        null => false,
        var text when bool.TryParse(text, out var flag) => flag,
        var text => throw new InvalidOperationException($"The setting {name} is '{text}'; it is true or false."),
    };
}
