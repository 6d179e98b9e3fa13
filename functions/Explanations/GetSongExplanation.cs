using System.Globalization;
using Azure;
using GenreFunctions.Explaining;
using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tagging;
using GenreFunctions.Functions.Uploads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Explanations;

/// <summary>Says why a song was tagged as it was, from its audio as it was then and with the same model.</summary>
public sealed class GetSongExplanation(ITagStore store, AudioStorage storage, ExplanationDesk desk, ILogger<GetSongExplanation> logger)
{
    // Goes up when the same song and model give another explanation, so that nobody goes on with the old one.
    private const int Format = 2;

    private const int RetryAfterSeconds = 10;

    /// <summary>Answers <c>GET songs/{id}/explanation</c>.</summary>
    [Function(nameof(GetSongExplanation))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/songs/{id}/explanation")] HttpRequest request, string id) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var asked = new QueryParameters(request, "label").Text("label");
            var song = (await store.KnownAsync(id, gone)).Current;
            var place = Place(song, asked);
            var tag = string.Create(CultureInfo.InvariantCulture, $"\"{Format}-{song.VersionId}-{place}\"");
            if (EntityTag.IsKnown(request, tag))
                return EntityTag.Unchanged(request, tag);

            SongExplanation? explanation;
            try
            {
                explanation = await ExplainAsync(song, gone);
            }
            catch (SongFailureException noModel)
            {
                return HttpAnswers.Later(request, noModel.Message, RetryAfterSeconds);
            }

            if (explanation is null)
                return HttpAnswers.Later(request, "Another song is being explained; try again in a few seconds.", RetryAfterSeconds);
            var label = explanation.Of(song.Result.Tags[place].Label)!;
            return EntityTag.Answer(request, tag, HttpAnswers.Json(ExplanationBody.Of(song, explanation, label)));
        });

    /// <summary>Which of the song's tags is meant.</summary>
    private static int Place(SongVersion song, string? label)
    {
        if (song.Result.Outcome != SongOutcome.Tagged)
            throw None(song.Result.Message ?? "It has no tags.");
        if (label is null)
            return 0;
        var labels = song.Result.Tags.Select(tag => tag.Label).ToList();
        return labels.IndexOf(label) is >= 0 and var place
            ? place
            : throw new RequestProblemException(StatusCodes.Status400BadRequest, $"label: '{label}' is none of the song's, which are {string.Join(", ", labels)}.");
    }

    private async Task<SongExplanation?> ExplainAsync(SongVersion song, CancellationToken cancellation)
    {
        var modelId = desk.Model.Metadata.Id;
        if (song.Result.ModelId != modelId)
        {
            throw new RequestProblemException(
                StatusCodes.Status409Conflict,
                $"The song was tagged by the model {song.Result.ModelId}, which the service has no more; have it tagged again, by {modelId}, and ask then.");
        }

        var key = $"{song.Upload.SongId} {song.VersionId}";
        return desk.Explained.Find(key) ?? await desk.AtDeskAsync(
            async (explainer, limited) =>
            {
                // Whoever waited may have waited for this very song.
                var explanation = desk.Explained.Find(key) ?? await ExplainAsync(explainer, song, limited);
                desk.Explained.Add(key, explanation);
                return explanation;
            },
            cancellation);
    }

    private async Task<SongExplanation> ExplainAsync(SongExplainer explainer, SongVersion song, CancellationToken cancellation)
    {
        var upload = song.Upload;
        var blob = storage.Find(upload.Container, upload.Name) ?? throw KnownSongs.AudioGone(upload);
        try
        {
            await using var audio = await UploadedSong.OpenAsync(blob, upload, cancellation);
            using var segments = desk.Model.Tagger.Open(audio, cancellation);
            var (explanation, fault) = explainer.Explain(song.Result, segments, cancellation);
            return explanation ?? throw None(fault!.Message);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            throw KnownSongs.AudioGone(upload);
        }
    }

    private static RequestProblemException None(string why) => new(StatusCodes.Status422UnprocessableEntity, $"There is no explanation of this song. {why}");
}
