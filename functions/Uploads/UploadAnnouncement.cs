using System.Text.Json;
using Azure.Storage.Blobs;

namespace GenreFunctions.Functions.Uploads;

/// <summary>
/// One event of a storage account, as Event Grid writes it into a queue: in Event Grid's schema, or as a CloudEvent 1.0, whose type is called <c>type</c>. Source:
/// Azure's page "Azure Blob Storage as Event Grid source".
/// </summary>
/// <param name="EventType">What happened, as in <c>Microsoft.Storage.BlobCreated</c>.</param>
/// <param name="Api">By which operation, as in <c>PutBlob</c>.</param>
/// <param name="Container">Where the blob lies.</param>
/// <param name="Names">The blob's name, by the event's subject and, where that differs, by its address.</param>
/// <param name="ETag">Which version of the blob, without quotes; <see langword="null"/> where the event does not say.</param>
internal sealed record UploadAnnouncement(string EventType, string Api, string Container, IReadOnlyList<string> Names, string? ETag)
{
    private const string BlobCreated = "Microsoft.Storage.BlobCreated";

    // A blob written in blocks, or over the hierarchical interface, is announced more than once; these mean that it is whole. The subscription asks for the same.
    private static readonly string[] WholeBlobs = ["PutBlob", "PutBlockList", "FlushWithClose"];

    // /blobServices/default/containers/<container>/blobs/<name>; a name has slashes of its own.
    private const string SubjectStart = "/blobServices/default/containers/";
    private const string SubjectMiddle = "/blobs/";

    // An event is three deep.
    private static readonly JsonDocumentOptions Shallow = new() { MaxDepth = 16 };

    /// <summary>A blob was written, and is whole.</summary>
    public bool IsUpload => EventType == BlobCreated && WholeBlobs.Contains(Api);

    /// <summary>Reads a message: one event, or a list of one.</summary>
    /// <exception cref="FormatException">It is none; the sentence says what is wrong.</exception>
    public static UploadAnnouncement Parse(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            using var document = JsonDocument.Parse(message, Shallow);
            return Of(Single(document.RootElement));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // The latter for half a surrogate pair, which is JSON and no text.
            throw new FormatException($"The message is no JSON of an event: {fault.Message}");
        }
    }

    private static JsonElement Single(JsonElement root)
    {
        var single = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0] : root;
        return single.ValueKind == JsonValueKind.Object ? single : throw new FormatException($"The message is not one event, or a list of one, but of kind {root.ValueKind}.");
    }

    private static UploadAnnouncement Of(JsonElement one)
    {
        var data = one.TryGetProperty("data", out var found) && found.ValueKind == JsonValueKind.Object ? found : throw new FormatException("The event lacks data.");
        var type = Text(one, "eventType") ?? Text(one, "type") ?? throw new FormatException("The event lacks eventType.");
        var (container, name) = Place(Text(one, "subject") ?? throw new FormatException("The event lacks subject."));
        var names = NameIn(Text(data, "url"), container) is { } other && other != name ? [name, other] : new[] { name };
        return new UploadAnnouncement(type, Text(data, "api") ?? throw new FormatException("The event lacks data.api."), container, names, Text(data, "eTag")?.Trim('"'));
    }

    private static (string Container, string Name) Place(string subject)
    {
        var end = subject.StartsWith(SubjectStart, StringComparison.Ordinal) ? subject.IndexOf(SubjectMiddle, SubjectStart.Length, StringComparison.Ordinal) : -1;
        return end > SubjectStart.Length
            ? (subject[SubjectStart.Length..end], subject[(end + SubjectMiddle.Length)..])
            : throw new FormatException($"The event's subject is not {SubjectStart}<container>{SubjectMiddle}<name>.");
    }

    // Whatever account the address is of, the blob is looked for in this app's.
    private static string? NameIn(string? url, string container)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
            return null;
        var parts = new BlobUriBuilder(address);
        return parts.BlobContainerName == container && parts.BlobName.Length > 0 ? parts.BlobName : null;
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text ? text : null;
}
