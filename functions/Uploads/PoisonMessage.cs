using System.Text.Json;
using GenreFunctions.Functions.Songs;

namespace GenreFunctions.Functions.Uploads;

/// <summary>A blob that was given up on, as the Functions host writes it into the poison queue, and with the reason where this app wrote it.</summary>
/// <param name="Type">Always <see cref="BlobTrigger"/>.</param>
/// <param name="FunctionId">Whose blob it was.</param>
/// <param name="BlobType">Of which kind.</param>
/// <param name="ContainerName">Where it lies.</param>
/// <param name="BlobName">Its name.</param>
/// <param name="ETag">Which version of it, with or without quotes.</param>
/// <param name="Reason">A sentence for the publisher.</param>
internal sealed record PoisonMessage(string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag, string? Reason = null)
{
    private const string BlobTrigger = "BlobTrigger";

    /// <summary>What this app writes.</summary>
    public static PoisonMessage Of(SongUpload song, string reason) =>
        new(BlobTrigger, $"Host.Functions.{nameof(OnAudioUploaded)}", "BlockBlob", song.Container, song.Name, $"\"{song.ETag}\"", reason);

    /// <summary>Reads a message.</summary>
    /// <exception cref="FormatException">It is none; the sentence says what is wrong.</exception>
    public static PoisonMessage Parse(string text)
    {
        PoisonMessage? message;
        try
        {
            message = JsonSerializer.Deserialize<PoisonMessage>(text);
        }
        catch (JsonException fault)
        {
            throw new FormatException($"The message is no JSON of a poisoned blob: {fault.Message}");
        }

        if (message?.Type != BlobTrigger)
            throw new FormatException($"The message is of type '{message?.Type}', not '{BlobTrigger}'.");
        foreach (var (name, value) in new[] { (nameof(ContainerName), message.ContainerName), (nameof(BlobName), message.BlobName), (nameof(ETag), message.ETag) })
        {
            if (string.IsNullOrEmpty(value))
                throw new FormatException($"The message lacks {name}.");
        }

        return message;
    }

    /// <summary>The message as JSON.</summary>
    public string Write() => JsonSerializer.Serialize(this);
}
