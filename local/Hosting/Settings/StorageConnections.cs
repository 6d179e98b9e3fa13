using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Local.Hosting.Settings;

/// <summary>Connections to storage accounts, by the setting that a trigger names.</summary>
internal sealed class StorageConnections(IConfiguration settings)
{
    /// <summary>What a trigger uses that names no connection.</summary>
    public const string Standard = "AzureWebJobsStorage";

    /// <summary>Where the app keeps its audio.</summary>
    public const string Audio = "AudioStorage";

    /// <summary>The connection string that means the storage emulator at its usual ports.</summary>
    public const string Development = "UseDevelopmentStorage=true";

    // Azure's host finds a connection under its name with this before it, too.
    private const string Prefix = "AzureWebJobs";

    private static readonly string[] IdentityKeys = ["blobServiceUri", "queueServiceUri", "serviceUri", "accountName"];

    /// <summary>Whether a connection string means development storage.</summary>
    public static bool IsDevelopment(string? connection) =>
        connection is not null && connection.Trim().TrimEnd(';').Equals(Development, StringComparison.OrdinalIgnoreCase);

    /// <summary>The connection string of a trigger, or what is wrong with it.</summary>
    public bool TryFind(string? name, [NotNullWhen(true)] out string? connection, [NotNullWhen(false)] out string? fault)
    {
        var setting = string.IsNullOrEmpty(name) ? Standard : name;
        connection = NotEmpty(settings[setting]) ?? NotEmpty(settings[Prefix + setting]);
        fault = connection is not null ? null
            : IdentityKeys.Any(key => settings[$"{setting}:{key}"] is not null)
                ? $"the connection '{setting}' names an account to be used with an identity, which this host does not do; set {setting} to a connection string"
                : $"the connection setting '{setting}' is missing; set {setting} to a connection string or to {Development}";
        if (connection is not null && !IsConnectionString(connection))
        {
            connection = null;
            fault = $"the connection setting '{setting}' is no connection string of a storage account; copy it anew";
        }

        return connection is not null;
    }

    private static bool IsConnectionString(string text)
    {
        try
        {
            _ = new BlobServiceClient(text);
            return true;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException)
        {
            return false;
        }
    }

    private static string? NotEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
