using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using GenreFunctions.Functions.Catalogue;
using GenreFunctions.Functions.Http;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Uploads;
using GenreFunctions.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Pictures;

/// <summary>Draws a song's waveform and mel spectrogram, from its audio as it was when it was tagged.</summary>
public sealed class GetSongPicture(ITagStore store, AudioStorage storage, PictureStudio studio, ILogger<GetSongPicture> logger)
{
    // Goes up when the same audio gives another picture, so that nobody goes on with the old one.
    private const int Format = 1;

    private const int RetryAfterSeconds = 10;

    /// <summary>Answers <c>GET songs/{id}/picture</c>.</summary>
    [Function(nameof(GetSongPicture))]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Function, "get", Route = "api/songs/{id}/picture")] HttpRequest request, string id) =>
        HttpAnswers.AnswerAsync(request, logger, async gone =>
        {
            var options = new SongPictureOptions();
            if (new QueryParameters(request, "columns").Number("columns", SongPictureOptions.MinimumColumns, SongPictureOptions.MaximumColumns) is { } columns)
                options = options with { Columns = columns };
            var song = (await store.KnownAsync(id, gone)).Current;
            var tag = string.Create(CultureInfo.InvariantCulture, $"\"{Format}-{options.Columns}-{song.Upload.ETag}\"");
            if (EntityTag.IsKnown(request, tag))
                return EntityTag.Unchanged(request, tag);

            var key = song.Upload.SongId + tag;
            var picture = studio.Drawn.Find(key) ?? await studio.WithPainterAsync(
                // Whoever waited may have waited for this very picture.
                painter => studio.Drawn.Find(key) is { } drawn ? Task.FromResult(drawn) : DrawAsync(painter, song, options, gone),
                gone);
            if (picture is null)
                return HttpAnswers.Later(request, "Other songs are being drawn; try again in a few seconds.", RetryAfterSeconds);
            studio.Drawn.Add(key, picture);
            return EntityTag.Answer(request, tag, HttpAnswers.Json(picture));
        });

    private async Task<PictureBody> DrawAsync(SongPainter painter, SongVersion song, SongPictureOptions options, CancellationToken cancellation)
    {
        // What could not be read then is not tried again: whoever changed what was missing tags it again.
        if (song.Result.Outcome is SongOutcome.Undecodable or SongOutcome.Unsupported or SongOutcome.TooLong)
            throw NoPicture(song.Result.Message);
        var upload = song.Upload;
        var blob = storage.Find(upload.Container, upload.Name) ?? throw KnownSongs.AudioGone(upload);
        try
        {
            return await DrawAsync(painter, blob, upload, options, cancellation);
        }
        catch (RequestFailedException fault) when (fault.Status is 404 or 412)
        {
            throw KnownSongs.AudioGone(upload);
        }
    }

    private static async Task<PictureBody> DrawAsync(SongPainter painter, BlobClient blob, SongUpload song, SongPictureOptions options, CancellationToken cancellation)
    {
        await using var audio = await UploadedSong.OpenAsync(blob, song, cancellation);
        var (picture, fault) = painter.Draw(audio, options, cancellation);
        return picture is null ? throw NoPicture(fault!.Message) : PictureBody.Of(song, picture);
    }

    private static RequestProblemException NoPicture(string? why) =>
        new(StatusCodes.Status422UnprocessableEntity, $"There is no picture of this song. {why}".TrimEnd());
}
