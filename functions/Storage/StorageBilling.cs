using Azure.Core;
using GenreFunctions.Functions.Metering;

namespace GenreFunctions.Functions.Storage;

/// <summary>
/// What Azure bills a request to Blob Storage as, in a general-purpose account of version 2. Source: "Map each REST operation to a price" in the documentation of
/// Azure Blob Storage, which bills refused requests too, once somebody has shown who he is.
/// </summary>
internal static class StorageBilling
{
    /// <summary>What a request is billed as.</summary>
    public static StorageOperation OfBlobs(Request request) => OfBlobs(request.Method.Method, Value(request.Uri.Query, "comp"));

    /// <summary>What an operation is billed as, by its method and the part of the resource that it is about.</summary>
    internal static StorageOperation OfBlobs(string method, string? component) => (method, component) switch
    {
        // A blob or a container goes; an "other operation" it is for a policy or a lock on one.
        ("DELETE", null) => StorageOperation.Free,

        // Lists, searches by tags and new containers have a type of their own, at the price of writes.
        ("GET", "list" or "blobs") => StorageOperation.Write,

        // Blobs, whole or copied, and containers. Moving a blob to a warmer tier would be a read.
        ("PUT", null or "block" or "blocklist" or "appendblock" or "seal" or "page" or "undelete" or "tier") => StorageOperation.Write,
        _ => StorageOperation.Read,
    };

    // The clients write names of a query in small letters.
    private static string? Value(string query, string name)
    {
        foreach (var part in query.TrimStart('?').Split('&'))
        {
            if (part.StartsWith(name, StringComparison.Ordinal) && part.Length > name.Length && part[name.Length] == '=')
                return part[(name.Length + 1)..];
        }

        return null;
    }
}
