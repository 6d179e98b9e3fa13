using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Catalogue;

/// <summary>Tags a song again, as its blob is now: after a failure, or with a newer model.</summary>
public sealed class RetagSong(ITagStore store, AudioStorage storage, SongScheduling scheduling, TimeProvider time, ILogger<RetagSong> logger)
{
    // The host's own prefix of routes, which a relative address needs too.
    private const string Songs = "/api/songs/";

    /// <summary>Answers <c>POST songs/{id}/retag</c>.</summary>
    [Function(nameof(RetagSong))]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Function, "post", Route = "api/songs/{id}/retag")] HttpRequest request, string id, [DurableClient] DurableTaskClient client) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var known = (await store.KnownAsync(id, gone)).Current.Upload;
            var song = storage.Find(known.Container, known.Name) is { } blob ? await UploadedSong.ReadAsync(blob, gone) : null;
            if (song is null)
                throw new RequestProblemException(StatusCodes.Status410Gone, $"The audio of song {id} was deleted; upload it again as '{known.Name}'.");
            var answer = await ScheduleAsync(client, song, gone);
            request.HttpContext.Response.Headers.Location = Songs + id;
            return HttpAnswers.Json(answer, StatusCodes.Status202Accepted);
        });

    private async Task<RetagAnswer> ScheduleAsync(DurableTaskClient client, SongUpload song, CancellationToken cancellation)
    {
        if (await RunningAsync(client, song.InstanceId, cancellation) is { } running)
            return new RetagAnswer(song.SongId, running, Scheduled: false);

        // Two who ask within a second mean the same.
        var instanceId = $"{song.InstanceId}-retag-{time.GetUtcNow().ToUnixTimeSeconds()}";
        return new RetagAnswer(song.SongId, instanceId, await scheduling.ScheduleAsync(client, song, instanceId, cancellation));
    }

    /// <summary>An orchestration that is at this version of the song already, whoever started it.</summary>
    private static async Task<string?> RunningAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation)
    {
        var query = new OrchestrationQuery(
            Statuses: [OrchestrationRuntimeStatus.Pending, OrchestrationRuntimeStatus.Running, OrchestrationRuntimeStatus.Suspended], InstanceIdPrefix: instanceId);
        await foreach (var one in client.GetAllInstancesAsync(query).WithCancellation(cancellation))
        {
            // Not every backend heeds every condition.
            if (!one.IsCompleted && one.InstanceId.StartsWith(instanceId, StringComparison.Ordinal))
                return one.InstanceId;
        }

        return null;
    }
}
