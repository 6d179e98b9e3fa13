using System.Globalization;
using System.Net;

namespace GenreFunctions.Cli.Costs.Reconciling;

/// <summary>Fetches what the service estimated.</summary>
internal sealed class CostExport : IDisposable
{
    /// <summary>Not in the address, which is written to logs.</summary>
    private const string KeyHeader = "x-functions-key";

    /// <summary>Until the first row; what follows takes as long as there are rows.</summary>
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly HttpClient _http;
    private readonly Uri _service;

    /// <summary>Nothing is asked yet.</summary>
    /// <param name="service">The service's address, without <c>/api</c>.</param>
    /// <param name="key">The key, or <see langword="null"/> where none is needed.</param>
    /// <exception cref="WrongUseException">The key would be readable on its way.</exception>
    public CostExport(Uri service, string? key)
    {
        if (key is not null && service.Scheme != Uri.UriSchemeHttps && !service.IsLoopback)
            throw new WrongUseException($"The key would travel unencrypted to {service.Authority}; use an https address.");
        _service = new Uri(service.GetLeftPart(UriPartial.Path).TrimEnd('/') + '/');
        // Another address than the one that was named is not told the key.
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = LongestStart }) { Timeout = LongestStart };
        if (key is not null)
            _http.DefaultRequestHeaders.Add(KeyHeader, key);
    }

    /// <summary>What messages call it.</summary>
    public string Name => $"The cost export of {_service}";

    /// <summary>Opens the rows of these days.</summary>
    /// <exception cref="WrongUseException">The service does not answer, or not with costs.</exception>
    public async Task<Stream> OpenAsync(DateOnly firstDay, DateOnly lastDay, CancellationToken cancellation)
    {
        var to = lastDay.AddDays(1);
        var path = string.Create(CultureInfo.InvariantCulture, $"api/costs.csv?from={firstDay:yyyy-MM-dd}&to={to:yyyy-MM-dd}");
        try
        {
            var answer = await _http.GetAsync(new Uri(_service, path), HttpCompletionOption.ResponseHeadersRead, cancellation).ConfigureAwait(false);
            if (answer.StatusCode == HttpStatusCode.OK)
                return await answer.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
            answer.Dispose();
            throw new WrongUseException(Refusal(answer.StatusCode));
        }
        catch (HttpRequestException fault)
        {
            throw new WrongUseException($"The service at {_service} does not answer ({fault.Message.TrimEnd('.')}).");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new WrongUseException($"The service at {_service} did not answer within {LongestStart.TotalSeconds:0} s.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private string Refusal(HttpStatusCode status) => status switch
    {
        HttpStatusCode.NotFound => $"There is no cost export at {_service}: nothing is known of /api/costs.csv there.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden =>
            $"The service at {_service} wants a key, or another one: set {Watch.WatchCommand.KeyVariable}, or use --key-file.",
        HttpStatusCode.BadRequest => $"The service at {_service} does not export the days of this bill; export them in parts, and use --estimate.",
        _ => $"The service at {_service} answers {(int)status}.",
    };
}
