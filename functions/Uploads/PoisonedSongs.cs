using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Puts songs that were given up on into the poison queue, where those lie too that the Functions host gave up on. Thread-safe.</summary>
public sealed class PoisonedSongs(AudioStorage storage)
{
    /// <summary>Puts a song there.</summary>
    /// <param name="song">Which version of which song.</param>
    /// <param name="reason">A sentence for the publisher.</param>
    /// <param name="cancellation">Calls it off.</param>
    public async Task AddAsync(SongUpload song, string reason, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(song);
        ArgumentException.ThrowIfNullOrEmpty(reason);
        var queue = storage.Queues.GetQueueClient(AudioStorage.PoisonQueue);
        await queue.CreateIfNotExistsAsync(cancellationToken: cancellation);
        await queue.SendMessageAsync(PoisonMessage.Of(song, reason).Write(), cancellation);
    }
}
