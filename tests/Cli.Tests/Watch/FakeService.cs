using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenreFunctions.Cli.Tests.Watch;

/// <summary>A small HTTP server that answers as the service does: songs by the time they were tagged, newest first, in pages.</summary>
internal sealed class FakeService : IDisposable
{
    // As the service does: what is absent is left out.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly HttpListener _listener = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<FakeVersion>> _songs = [];

    public FakeService()
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        }

        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _ = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Most songs a page has, whatever is asked for.</summary>
    public int PageSize { get; init; } = 500;

    /// <summary>What a request has to bring, if anything.</summary>
    public string? Key { get; init; }

    /// <summary>Answers 503 to so many requests from now on.</summary>
    public int Failures { get; set; }

    /// <summary>Every request's path and query.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>Completes when the first request has been answered.</summary>
    public TaskCompletionSource Answered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Add(FakeVersion version)
    {
        lock (_lock)
        {
            if (!_songs.TryGetValue(version.SongId, out var versions))
                _songs.Add(version.SongId, versions = []);
            versions.RemoveAll(other => other.VersionId == version.VersionId);
            versions.Add(version);
        }
    }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var (status, body) = Answer(context.Request);
            context.Response.StatusCode = status;
            context.Response.ContentType = "application/json";
            context.Response.Close(JsonSerializer.SerializeToUtf8Bytes(body, Options), willBlock: true);
            Answered.TrySetResult();
        }
    }

    private (int Status, object Body) Answer(HttpListenerRequest request)
    {
        Requests.Enqueue(request.RawUrl!);
        if (Failures > 0)
        {
            Failures--;
            return (503, new { });
        }

        if (Key is not null && request.Headers["x-functions-key"] != Key)
            return (401, new { });
        lock (_lock)
        {
            if (request.Url!.AbsolutePath == "/api/songs")
                return (200, List(request.QueryString));
            var versions = _songs.GetValueOrDefault(request.Url.Segments[^1]);
            return versions is null ? (404, new { }) : (200, Record(versions));
        }
    }

    private object List(System.Collections.Specialized.NameValueCollection query)
    {
        var limit = Math.Min(int.Parse(query["limit"]!, CultureInfo.InvariantCulture), PageSize);
        var from = query["from"] is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : DateTimeOffset.MinValue;
        var rest = _songs.Values.Select(Current)
            .Where(song => song.TaggedAt >= from && (query["publisher"] ?? song.Publisher) == song.Publisher)
            .OrderByDescending(song => song.TaggedAt).ThenByDescending(song => song.SongId, StringComparer.Ordinal)
            .SkipWhile(song => query["cursor"] is { } cursor && string.CompareOrdinal(Cursor(song), cursor) >= 0)
            .ToArray();
        var page = rest.Take(limit).ToArray();
        return new
        {
            songs = page.Select(song => new { song.SongId, song.Publisher, container = "audio", song.Name, outcome = song.Outcome, song.Genre, song.TaggedAt, versionCount = 1 }),
            cursor = rest.Length > limit ? Cursor(page[^1]) : null,
        };
    }

    private static object Record(List<FakeVersion> versions)
    {
        var current = Current(versions);
        return new
        {
            current.SongId,
            current.Publisher,
            container = "audio",
            current.Name,
            outcome = current.Outcome,
            message = current.Message,
            genre = current.Genre,
            confidence = current.Genre is null ? (double?)null : 0.8,
            tags = current.Genre is null ? [] : new[] { new { label = current.Genre, probability = 0.8 }, new { label = "polka", probability = 0.2 } },
            durationSeconds = 30.0,
            segmentCount = 10,
            modelId = "model",
            eTag = "0x1",
            uploadedAt = current.UploadedAt,
            taggedAt = current.TaggedAt,
            versionId = current.VersionId,
            versions = versions.Select(version => new
            {
                version.VersionId, eTag = "0x1", uploadedAt = version.UploadedAt, taggedAt = version.TaggedAt, modelId = "model", outcome = version.Outcome, genre = version.Genre, confidence = version.Genre is null ? (double?)null : 0.8,
            }),
        };
    }

    private static FakeVersion Current(List<FakeVersion> versions) => versions.MaxBy(version => (version.UploadedAt, version.TaggedAt))!;

    private static string Cursor(FakeVersion song) => $"{song.TaggedAt.UtcTicks:D20} {song.SongId}";
}
