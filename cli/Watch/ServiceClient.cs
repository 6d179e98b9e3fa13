using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GenreFunctions.Cli.Watch;

/// <summary>Asks the service's HTTP API for songs. Thread-safe.</summary>
internal sealed class ServiceClient : IDisposable
{
    /// <summary>The service's largest page: as few requests as it can be.</summary>
    private const int PageSize = 500;

    /// <summary>Not in the address, which is written to logs.</summary>
    private const string KeyHeader = "x-functions-key";

    /// <summary>A page takes milliseconds; after this nobody answers any more.</summary>
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);

    private static readonly JsonSerializerOptions JsonOptions = new(JsonSerializerDefaults.Web)
    {
        // A field that is missing is not a song without a name, but another service.
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly HttpClient _http;
    private readonly Uri _service;

    /// <summary>Nothing is asked yet.</summary>
    /// <param name="service">The service's address, without <c>/api</c>.</param>
    /// <param name="key">The key, or <see langword="null"/> where none is needed.</param>
    /// <exception cref="WrongUseException">The key would be readable on its way.</exception>
    public ServiceClient(Uri service, string? key)
    {
        if (key is not null && service.Scheme != Uri.UriSchemeHttps && !service.IsLoopback)
            throw new WrongUseException($"The key would travel unencrypted to {service.Authority}; use an https address.");
        _service = new Uri(service.GetLeftPart(UriPartial.Path).TrimEnd('/') + '/');
        // Another address than the one that was named is not told the key.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = LongestAnswer }) { Timeout = LongestAnswer };
        if (key is not null)
            _http.DefaultRequestHeaders.Add(KeyHeader, key);
    }

    /// <summary>A page of songs, the one tagged last first.</summary>
    /// <exception cref="ServiceUnavailableException">The service does not answer.</exception>
    /// <exception cref="WrongUseException">The service does not know the question, or wants another key.</exception>
    public async Task<ServicePage> ListAsync(string? publisher, DateTimeOffset? from, string? cursor, int? limit, CancellationToken cancellation)
    {
        var query = new List<string> { $"limit={limit ?? PageSize}" };
        if (publisher is not null)
            query.Add($"publisher={Uri.EscapeDataString(publisher)}");
        if (from is { } since)
            query.Add($"from={Uri.EscapeDataString(since.UtcDateTime.ToString("O", CultureInfo.InvariantCulture))}");
        if (cursor is not null)
            query.Add($"cursor={Uri.EscapeDataString(cursor)}");
        return await GetAsync<ServicePage>($"api/songs?{string.Join('&', query)}", mayBeMissing: false, cancellation).ConfigureAwait(false)
            ?? throw NotUnderstood(null);
    }

    /// <summary>A song; <see langword="null"/> when it is there no more.</summary>
    /// <exception cref="ServiceUnavailableException">The service does not answer.</exception>
    /// <exception cref="WrongUseException">The service does not know the question, or wants another key.</exception>
    public Task<ServiceRecord?> FindAsync(string songId, CancellationToken cancellation) =>
        GetAsync<ServiceRecord>($"api/songs/{Uri.EscapeDataString(songId)}", mayBeMissing: true, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<T?> GetAsync<T>(string path, bool mayBeMissing, CancellationToken cancellation)
        where T : class
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(_service, path), cancellation).ConfigureAwait(false);
            return answer.StatusCode switch
            {
                HttpStatusCode.OK => await answer.Content.ReadFromJsonAsync<T>(JsonOptions, cancellation).ConfigureAwait(false),
                HttpStatusCode.NotFound when mayBeMissing => null,
                HttpStatusCode.NotFound => throw new WrongUseException($"There is no GenreFunctions at {_service}: nothing is known of /api/songs there."),
                HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => throw new WrongUseException(
                    $"The service at {_service} wants a key, or another one: set {WatchCommand.KeyVariable}, or use --key-file."),
                HttpStatusCode.BadRequest => throw new WrongUseException($"The service at {_service} does not understand what is asked for; it may be of another version than this program."),
                var status => throw new ServiceUnavailableException($"The service at {_service} answers {(int)status}; trying again."),
            };
        }
        catch (HttpRequestException fault)
        {
            throw new ServiceUnavailableException($"The service at {_service} does not answer ({fault.Message.TrimEnd('.')}); trying again.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new ServiceUnavailableException($"The service at {_service} did not answer within {LongestAnswer.TotalSeconds:0} s; trying again.");
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or IOException)
        {
            throw NotUnderstood(fault);
        }
    }

    private ServiceUnavailableException NotUnderstood(Exception? fault) =>
        new($"The service at {_service} answers with something else than songs{(fault is null ? "" : $" ({fault.Message.Split('.', 2)[0]})")}; trying again.");
}
