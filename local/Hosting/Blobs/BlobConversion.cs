using Azure.Storage.Blobs;
using GenreFunctions.Local.Hosting.Binding;

namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>What a blob function can take: the blob's client, or its content.</summary>
internal static class BlobConversion
{
    public const string Types = "BlobClient, Stream, string, byte[] or BinaryData";

    /// <summary>The conversion; <see langword="null"/> when there is none to this type.</summary>
    public static TriggerConversion? To(Type type)
    {
        if (type == typeof(BlobClient))
            return static (value, _) => new(value);
        if (type == typeof(Stream))
            return static async (value, cancellation) => await ((BlobClient)value!).OpenReadAsync(cancellationToken: cancellation);
        if (type == typeof(BinaryData))
            return static async (value, cancellation) => await ReadAsync(value, cancellation);
        if (type == typeof(string))
            return static async (value, cancellation) => (await ReadAsync(value, cancellation)).ToString();
        if (type == typeof(byte[]))
            return static async (value, cancellation) => (await ReadAsync(value, cancellation)).ToArray();
        return null;
    }

    private static async Task<BinaryData> ReadAsync(object? blob, CancellationToken cancellation) =>
        (await ((BlobClient)blob!).DownloadContentAsync(cancellation)).Value.Content;
}
