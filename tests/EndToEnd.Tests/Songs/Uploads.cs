using Azure;
using Azure.Storage.Blobs;

namespace GenreFunctions.EndToEnd.Tests.Songs;

/// <summary>A publisher who uploads songs, and tries again while the storage is out of order.</summary>
internal static class Uploads
{
    private const int AtATime = 8;
    private static readonly TimeSpan RetryPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Names and content of many short songs, all different: three to six seconds.</summary>
    public static IReadOnlyDictionary<string, byte[]> Songs(int count, string folder) =>
        Enumerable.Range(1, count).AsParallel().ToDictionary(seed => $"{folder}/song{seed:000}.wav", seed => SongBytes.Wav(3.1 + seed % 3, seed));

    /// <summary>Uploads them all.</summary>
    public static Task SendAsync(BlobContainerClient container, IReadOnlyDictionary<string, byte[]> songs) => Parallel.ForEachAsync(
        songs,
        new ParallelOptions { MaxDegreeOfParallelism = AtATime },
        async (song, cancellation) =>
        {
            while (!await TrySendAsync(container.GetBlobClient(song.Key), song.Value, cancellation))
                await Task.Delay(RetryPause, cancellation);
        });

    /// <summary>Uploads those that are not there: an emulator that was killed may have forgotten what it had said it had.</summary>
    public static async Task SendMissingAsync(BlobContainerClient container, IReadOnlyDictionary<string, byte[]> songs)
    {
        await container.CreateIfNotExistsAsync();
        var there = new HashSet<string>();
        await foreach (var blob in container.GetBlobsAsync())
            there.Add(blob.Name);
        await SendAsync(container, songs.Where(song => !there.Contains(song.Key)).ToDictionary());
    }

    private static async Task<bool> TrySendAsync(BlobClient blob, byte[] content, CancellationToken cancellation)
    {
        try
        {
            await blob.UploadAsync(new BinaryData(content), overwrite: true, cancellation);
            return true;
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            return false;
        }
    }
}
