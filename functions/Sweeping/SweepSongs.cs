using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace GenreFunctions.Functions.Sweeping;

/// <summary>Every five minutes: picks up songs whose orchestration came to nothing, and takes away what is left behind.</summary>
public sealed class SweepSongs(SongSweep songs, StagingSweep staging)
{
    /// <summary>Sweeps once.</summary>
    [Function(nameof(SweepSongs))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        _ = timer;
        await songs.RunAsync(client, cancellation);
        await staging.RunAsync(client, cancellation);
    }
}
