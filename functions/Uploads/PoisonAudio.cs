using GenreFunctions.Audio;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metering;
using GenreFunctions.Functions.Tagging;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Functions.Uploads;

/// <summary>Activity: gives a song up, into the poison queue, and records what it cost until then.</summary>
public sealed class PoisonAudio(PoisonedSongs poisoned, TaggingModel model, RunCosting costing, Executions executions)
{
    /// <summary>Gives it up.</summary>
    [Function(nameof(PoisonAudio))]
    public Task<ActivityReport<bool>> RunAsync([ActivityTrigger] PoisonRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        return executions.ReportAsync(nameof(PoisonAudio), meter => GiveUpAsync(request, meter, cancellation), cancellation);
    }

    private async Task<bool> GiveUpAsync(PoisonRequest request, UsageMeter meter, CancellationToken cancellation)
    {
        await poisoned.AddAsync(request.Song, request.Reason, cancellation);
        var run = new EndedRun
        {
            Song = request.Song,
            InstanceId = request.InstanceId,
            Spent = request.Spent,
            ModelId = model.Id,
            AudioSeconds = (request.Reading?.SampleCount ?? 0) / (double)Segment.SampleRateHz,
            Segments = request.Reading?.SegmentCount ?? 0,
        };
        await costing.RecordAsync(run, meter, cancellation);
        return true;
    }
}
