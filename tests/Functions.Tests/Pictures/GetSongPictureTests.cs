using System.Text.Json;
using Azure.Storage.Blobs;
using GenreFunctions.Audio;
using GenreFunctions.Functions.Pictures;
using GenreFunctions.Functions.Songs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tests.Http;
using GenreFunctions.Functions.Tests.Results;
using GenreFunctions.Functions.Tests.Tagging;
using GenreFunctions.Pictures;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging.Abstractions;

namespace GenreFunctions.Functions.Tests.Pictures;

[Collection(HttpStorageGroup.Name)]
public sealed class GetSongPictureTests(HttpStorage http) : IDisposable
{
    private readonly MemoryTagStore _store = new();
    private readonly PictureStudio _studio = new(new AudioOptions { FfmpegProgram = "no-such-ffmpeg" }, patience: TimeSpan.Zero);

    [Fact]
    public async Task Get_TaggedSong_IsItsPicture()
    {
        var bytes = SongBytes.Wav(2);
        var id = await RecordAsync("drawn/song.wav", bytes);
        var request = Call.Request("?columns=150");
        var answer = (await Get(id, request)).Json();
        var picture = new SongPainter(new AudioOptions()).Draw(new MemoryStream(bytes), new SongPictureOptions { Columns = 150 }).Picture!;

        var (waveform, mel) = (answer.GetProperty("waveform"), answer.GetProperty("mel"));
        Assert.Equal(picture.Lows.ToArray(), Array.ConvertAll(waveform.GetProperty("min").GetBytesFromBase64(), low => (sbyte)low));
        Assert.Equal(picture.Highs.ToArray(), Array.ConvertAll(waveform.GetProperty("max").GetBytesFromBase64(), high => (sbyte)high));
        Assert.Equal(picture.Mel.ToArray(), mel.GetProperty("values").GetBytesFromBase64());
        Assert.Equal((96, 0.0, 11_025.0, -80.0), (mel.GetProperty("bands").GetInt32(), Number(mel, "lowHz"), Number(mel, "highHz"), Number(mel, "floorDb")));
        Assert.Equal((2.0, 22_050.0, 150.0, 2 / 150.0), (Number(answer, "durationSeconds"), Number(answer, "sampleRateHz"), Number(answer, "columns"), Number(answer, "secondsPerColumn")));
        var eTag = (await Blob("drawn/song.wav").GetPropertiesAsync()).Value.ETag.ToString().Trim('"');
        Assert.Equal((id, eTag), (answer.GetProperty("songId").GetString(), answer.GetProperty("eTag").GetString()));
        Assert.Equal(($"\"1-150-{eTag}\"", "private, max-age=3600"), (request.Header("ETag"), request.Header("Cache-Control")));
    }

    [Fact]
    public async Task Get_NothingSaid_HasTwelveHundredColumns()
    {
        var answer = (await Get(await RecordAsync("drawn/usual.wav", SongBytes.Wav(1)))).Json();
        Assert.Equal((1_200, 1_200 * 96), (answer.GetProperty("columns").GetInt32(), answer.GetProperty("mel").GetProperty("values").GetBytesFromBase64().Length));
    }

    [Theory]
    [InlineData("{0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", {0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"other\"", 410)]
    public async Task Get_PictureThatTheCallerHas_Is304WithoutALookAtTheBlob(string header, int status)
    {
        // There is none.
        await _store.RecordAsync(Versions.Of("drawn/nowhere.wav", eTag: "0x8D"), CancellationToken.None);
        var request = Call.Request("?columns=100");
        request.Headers.IfNoneMatch = header.Replace("{0}", "\"1-100-0x8D\"", StringComparison.Ordinal);
        var answer = await Get(SongIdentity.OfSong("audio", "drawn/nowhere.wav"), request);
        if (status == 410)
        {
            answer.Problem(410);
            Assert.Equal("", request.Header("ETag"));
            return;
        }

        Assert.Equal(304, Assert.IsType<StatusCodeResult>(answer).StatusCode);
        Assert.Equal(("\"1-100-0x8D\"", "private, max-age=3600"), (request.Header("ETag"), request.Header("Cache-Control")));
    }

    [Fact]
    public async Task Get_Again_IsNotDrawnAgainUnlessItIsAnother()
    {
        var id = await RecordAsync("drawn/again.wav", SongBytes.Wav(1));
        var first = (await Get(id)).Json().GetRawText();
        await Blob("drawn/again.wav").DeleteAsync();
        Assert.Equal(first, (await Get(id)).Json().GetRawText());
        (await Get(id, Call.Request("?columns=101"))).Problem(StatusCodes.Status410Gone);
    }

    [Fact]
    public async Task Get_OverwrittenAudio_Is410()
    {
        var id = await RecordAsync("drawn/over.wav", SongBytes.Wav(1));
        await Blob("drawn/over.wav").UploadAsync(new BinaryData(SongBytes.Wav(1, seed: 2)), overwrite: true);
        Assert.StartsWith($"The audio of song {id} was deleted or overwritten", (await Get(id)).Problem(StatusCodes.Status410Gone), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_AudioThatCannotBeRead_Is422AndSaysWhy()
    {
        var damaged = await RecordAsync("drawn/damaged.wav", "no audio at all"u8.ToArray());
        Assert.StartsWith("There is no picture of this song. The file is ", (await Get(damaged)).Problem(StatusCodes.Status422UnprocessableEntity), StringComparison.Ordinal);

        await _store.RecordAsync(Versions.Of("drawn/known.wav", outcome: SongOutcome.Unsupported), CancellationToken.None);
        Assert.Equal("There is no picture of this song. A sentence for the publisher.", (await Get(SongIdentity.OfSong("audio", "drawn/known.wav"))).Problem(StatusCodes.Status422UnprocessableEntity));
    }

    [Theory]
    [InlineData("?columns=99")]
    [InlineData("?columns=4001")]
    [InlineData("?columns=many")]
    [InlineData("?width=500")]
    public async Task Get_BadParameter_Is400(string query) => (await Get(new string('0', 32), Call.Request(query))).Problem(StatusCodes.Status400BadRequest);

    [Fact]
    public async Task Get_UnknownSong_Is404() => (await Get(new string('0', 32))).Problem(StatusCodes.Status404NotFound);

    [Fact]
    public async Task Get_WhileAllPaintersAreBusy_Is503AndWorksAfterwards()
    {
        var id = await RecordAsync("drawn/busy.wav", SongBytes.Wav(1));
        var work = new TaskCompletionSource<object>();
        var others = new[] { Occupy(_studio, work), Occupy(_studio, work) };
        var request = Call.Request();
        Assert.Equal("Other songs are being drawn; try again in a few seconds.", (await Get(id, request)).Problem(StatusCodes.Status503ServiceUnavailable));
        Assert.Equal("10", request.Header("Retry-After"));
        work.SetResult(new object());
        await Task.WhenAll(others);
        (await Get(id)).Json();
    }

    [Fact]
    public async Task Studio_WhoWaits_IsServedWhenAPainterIsFreeAndFewMayWait()
    {
        using var studio = new PictureStudio(new AudioOptions(), patience: Timeout.InfiniteTimeSpan);
        var work = new TaskCompletionSource<object>();
        var working = new[] { Occupy(studio, work), Occupy(studio, work) };
        var waiting = Enumerable.Range(0, 16).Select(_ => Occupy(studio, Task.FromResult(new object()))).ToList();
        Assert.Null(await Occupy(studio, Task.FromResult(new object())));
        Assert.All(waiting, one => Assert.False(one.IsCompleted));
        work.SetResult(new object());
        Assert.All(await Task.WhenAll(waiting.Concat(working)), Assert.NotNull);
    }

    [Fact]
    public async Task Studio_CallerHasGone_StopsWaiting()
    {
        using var studio = new PictureStudio(new AudioOptions(), patience: Timeout.InfiniteTimeSpan);
        var work = new TaskCompletionSource<object>();
        var working = new[] { Occupy(studio, work), Occupy(studio, work) };
        using var gone = new CancellationTokenSource();
        var waiting = studio.WithPainterAsync(_ => Task.FromResult(new object()), gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        work.SetResult(new object());
        await Task.WhenAll(working);
    }

    [Fact]
    public async Task Get_CallerHasGone_IsCancelled()
    {
        var id = await RecordAsync("drawn/gone.wav", SongBytes.Wav(1));
        var request = Call.Request();
        request.HttpContext.RequestAborted = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Get(id, request));
        (await Get(id)).Json();
    }

    public void Dispose() => _studio.Dispose();

    private static Task<object?> Occupy(PictureStudio studio, TaskCompletionSource<object> work) => Occupy(studio, work.Task);

    private static Task<object?> Occupy(PictureStudio studio, Task<object> work) => studio.WithPainterAsync(_ => work, CancellationToken.None);

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private BlobClient Blob(string name) => http.Storage.Blobs.GetBlobContainerClient(AudioStorage.UploadContainer).GetBlobClient(name);

    private async Task<string> RecordAsync(string name, byte[] audio)
    {
        var uploaded = await Blob(name).UploadAsync(new BinaryData(audio), overwrite: true);
        await _store.RecordAsync(Versions.Of(name, eTag: uploaded.Value.ETag.ToString().Trim('"')), CancellationToken.None);
        return SongIdentity.OfSong("audio", name);
    }

    private Task<IActionResult> Get(string id, HttpRequest? request = null) =>
        new GetSongPicture(_store, http.Storage, _studio, NullLogger<GetSongPicture>.Instance).RunAsync(request ?? Call.Request(), id);
}
