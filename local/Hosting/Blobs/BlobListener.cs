using System.Threading.Channels;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;
using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Listening;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Blobs;

/// <summary>
/// Starts a function for every version of a blob, by looking through the container. A receipt is written after the function has succeeded, so that
/// a host that was killed starts it again; after so many failures a message goes to the poison queue instead.
/// </summary>
internal sealed class BlobListener : IListener
{
    // Pauses between two looks: short enough to feel immediate, long enough to cost nothing.
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    // A container of many pages is not looked through more than a fifth of the time. Of one page an answer that was slow, or did not come, says nothing of the
    // container: whoever uploads then should not wait for minutes.
    private const int PauseToListing = 4;

    // An emulator computes some 50 microseconds for every blob that it lists: this leaves nine tenths of its core to uploads.
    private static readonly TimeSpan PauseABlob = TimeSpan.FromMicroseconds(500);

    private readonly BlobFunction _function;
    private readonly BlobListenerOptions _options;
    private readonly FunctionInvoker _invoker;
    private readonly ILogger _log;
    private readonly BlobBook _book;
    private readonly BlobContainerClient _container;
    private readonly BlobContainerClient _containerForFunctions;
    private readonly QueueServiceClient _queues;
    private readonly StorageService _service;
    private readonly PollPause _pause = new(ShortestPause, LongestPause);
    private readonly Channel<BlobVersion> _work = Channel.CreateUnbounded<BlobVersion>();
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public BlobListener(BlobFunction function, BlobListenerOptions options, BlobBook book, FunctionInvoker invoker, StorageServices services, ILogger<BlobListener> log)
    {
        _function = function;
        _options = options;
        _invoker = invoker;
        _log = log;
        _book = book;
        var clientOptions = new BlobClientOptions();
        StorageService.Configure(clientOptions);
        _container = new BlobContainerClient(function.Connection, function.Pattern.Container, clientOptions);
        _containerForFunctions = new BlobContainerClient(function.Connection, function.Pattern.Container);
        _queues = new QueueServiceClient(function.Connection, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        _service = services.At(new Uri(_container.Uri, "."));
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _service.MeetAsync(limit => _container.CreateIfNotExistsAsync(cancellationToken: limit), cancellation);

        var workers = Enumerable.Range(0, _options.MaximumConcurrent).Select(_ => Task.Run(WorkAsync, CancellationToken.None));
        _running = Task.WhenAll([Task.Run(LookAsync, CancellationToken.None), .. workers]);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        _stopping.Dispose();
    }

    private async Task LookAsync()
    {
        try
        {
            while (true)
            {
                var started = _options.Time.GetTimestamp();
                var (found, pages, blobs) = await LookOnceAsync();
                TimeSpan[] pauses = [_pause.After(found), PauseABlob * blobs, pages > 1 ? _options.Time.GetElapsedTime(started) * PauseToListing : TimeSpan.Zero];
                await Task.Delay(pauses.Max(), _options.Time, _stopping.Token);
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
        finally
        {
            _work.Writer.Complete();
        }
    }

    /// <summary>Looks through the container once.</summary>
    /// <returns>Whether something was due, and of how many pages and blobs the listing was; of none when it did not come to its end.</returns>
    private async Task<(bool Found, int Pages, int Blobs)> LookOnceAsync()
    {
        var found = false;
        var (pages, blobs) = (0, 0);
        try
        {
            _book.BeginListing();
            await foreach (var page in _container.GetBlobsAsync(prefix: _function.Pattern.Prefix, cancellationToken: _stopping.Token).AsPages())
            {
                pages++;
                blobs += page.Values.Count;
                foreach (var item in page.Values)
                    found |= Take(item);
            }

            _book.EndListing();
            _service.Answered();
            return (found, pages, blobs);
        }
        catch (RequestFailedException fault) when (fault.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            _book.EndListing();
            await MakeContainerAsync();
        }
        catch (SqliteException fault)
        {
            _log.LogError(fault, "Receipts of blobs that are gone could not be removed");
        }
#pragma warning disable CA1031 // What does not answer as a storage service may answer anything; the listener goes on.
        catch (Exception fault) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            _service.Failed(fault);
        }

        return (found, 0, 0);
    }

    /// <summary>Hands a blob to the workers, if it is due.</summary>
    private bool Take(BlobItem item)
    {
        if (!_function.Pattern.IsMatch(item.Name) || item.Properties.ETag is not { } etag || !_book.TakeIfDue(item.Name, etag.ToString()))
            return false;
        _work.Writer.TryWrite(new BlobVersion(item.Name, etag.ToString(), $"{item.Properties.BlobType ?? BlobType.Block}Blob"));
        return true;
    }

    private async Task MakeContainerAsync()
    {
        try
        {
            await _container.CreateIfNotExistsAsync(cancellationToken: _stopping.Token);
        }
        catch (Exception fault) when (StorageService.IsFault(fault) && !_stopping.IsCancellationRequested)
        {
            _service.Failed(fault);
        }
    }

    private async Task WorkAsync()
    {
        await foreach (var blob in _work.Reader.ReadAllAsync(CancellationToken.None))
        {
            try
            {
                await WorkOnAsync(blob);
            }
#pragma warning disable CA1031 // A receipt that cannot be written must not end the worker; the blob counts as new at the next start.
            catch (Exception fault)
#pragma warning restore CA1031
            {
                _log.LogError(fault, "What became of the blob {Blob} could not be noted", blob.Name);
            }
        }
    }

    private async Task WorkOnAsync(BlobVersion blob)
    {
        if (_stopping.IsCancellationRequested)
            _book.Abandoned(blob.Name);
        else if (_book.Failures(blob.Name) >= _options.PoisonThreshold)
            await GiveUpAsync(blob);
        else
            await InvokeAsync(blob);
    }

    private async Task InvokeAsync(BlobVersion blob)
    {
        var client = _containerForFunctions.GetBlobClient(blob.Name);
        if (client.Name != blob.Name || client.BlobContainerName != _function.Pattern.Container)
        {
            // A function given this client would work on another blob, or find none.
            _log.LogWarning("The blob {Container}/{Blob} cannot be reached by its name, which begins with a slash or has dots between slashes; {Function} leaves it alone. Upload it under another name", _function.Pattern.Container, blob.Name, _function.Function.Name);
            _book.Done(blob.Name);
            return;
        }

        try
        {
            var occasion = new Occasion(client, _function.Pattern.Values(blob.Name));
            await _invoker.InvokeAsync(_function.Function, occasion, _options.Abandon);
        }
        catch (OperationCanceledException) when (_options.Abandon.IsCancellationRequested)
        {
            _book.Abandoned(blob.Name);
            return;
        }
#pragma warning disable CA1031 // Whatever a function throws is a failed invocation, which the invoker has logged.
        catch (Exception)
#pragma warning restore CA1031
        {
            if (_book.Failed(blob.Name, _options.PoisonThreshold))
                await GiveUpAsync(blob);
            return;
        }

        _book.Done(blob.Name);
    }

    private async Task GiveUpAsync(BlobVersion blob)
    {
        try
        {
            await PoisonBlobMessage.About(_function.Function.Name, _function.Pattern.Container, blob).SendAsync(_queues, _options.Abandon);
        }
        catch (Exception fault) when (StorageService.IsFault(fault))
        {
            _service.Failed(fault);
            _book.Postponed(blob.Name);
            return;
        }

        _book.Done(blob.Name);
        _log.LogError("{Function} has failed {Failures} times for the blob {Blob}; it is given up, with a message in the queue {Queue}", _function.Function.Name, _options.PoisonThreshold, blob.Name, PoisonBlobMessage.QueueName);
    }
}
