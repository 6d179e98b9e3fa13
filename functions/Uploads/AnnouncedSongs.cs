using Azure.Storage.Blobs;
using GenreFunctions.Functions.Storage;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Finds the song that an announcement is about. Messages are not trusted: whoever may write into the queue could name anything. Thread-safe.</summary>
public sealed class AnnouncedSongs(AudioStorage storage, ILogger<AnnouncedSongs> logger)
{
    // Azure's longest name of a blob; beyond it the account would be asked in vain.
    private const int LongestName = 1024;

    /// <summary>
    /// Where the song may be, likeliest first: under the name in the event's subject; and under that in its address, should the subject have lost characters
    /// on the way, as has been seen with emoji.
    /// </summary>
    /// <returns>Empty, with a warning in the log, when the event is not of an upload to this service.</returns>
    internal IReadOnlyList<BlobClient> Find(UploadAnnouncement announcement)
    {
        if (!announcement.IsUpload)
            return LeftAlone($"it is a '{announcement.EventType}' by '{announcement.Api}'");
        if (announcement.Container != AudioStorage.UploadContainer)
            return LeftAlone($"it is of the container '{announcement.Container}'");
        BlobClient[] blobs = [.. announcement.Names.Where(IsName).Select(name => storage.Find(AudioStorage.UploadContainer, name)).OfType<BlobClient>()];
        return blobs.Length > 0 ? blobs : LeftAlone("its name leads elsewhere or is none");
    }

    private static bool IsName(string name) => name.Length is > 0 and <= LongestName && !name.Any(char.IsControl);

    private IReadOnlyList<BlobClient> LeftAlone(string reason)
    {
        logger.LogWarning("An event in the queue {Queue} is left alone: {Reason}", AudioStorage.AnnouncementQueue, reason);
        return [];
    }
}
