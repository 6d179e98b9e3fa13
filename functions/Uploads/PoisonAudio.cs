using GenreFunctions.Functions.Tagging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Activity: gives a song up, into the poison queue.</summary>
public sealed class PoisonAudio(PoisonedSongs poisoned)
{
    /// <summary>Gives it up.</summary>
    /// <exception cref="TransientFailureException">Not now; again in a moment.</exception>
    [Function(nameof(PoisonAudio))]
    public Task RunAsync([ActivityTrigger] PoisonRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return TransientFailures.ToldAsync(() => poisoned.AddAsync(request.Song, request.Reason, cancellation), cancellation);
    }
}
