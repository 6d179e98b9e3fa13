using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using GenreFunctions.Local.Hosting.Invocation;
using GenreFunctions.Local.Hosting.Listening;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Hosting.Queues;

/// <summary>
/// Starts a function for every message of a queue. A message is removed after the function has succeeded, or moved to the poison queue after so many failures. A
/// poison queue has no poison queue of its own: there, a message is tried until the function succeeds.
/// </summary>
internal sealed class QueueListener : IListener
{
    private const string PoisonSuffix = "-poison";

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly QueueFunction _function;
    private readonly QueueListenerOptions _options;
    private readonly FunctionInvoker _invoker;
    private readonly ILogger _log;
    private readonly QueueClient _queue;
    private readonly QueueClient? _poison;
    private readonly StorageService _service;
    private readonly PollPause _pause = new(ShortestPause, LongestPause);
    private readonly SemaphoreSlim _places;
    private readonly CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    public QueueListener(QueueFunction function, QueueListenerOptions options, FunctionInvoker invoker, StorageServices services, ILogger<QueueListener> log)
    {
        _function = function;
        _options = options;
        _invoker = invoker;
        _log = log;
        var clientOptions = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        StorageService.Configure(clientOptions);
        _queue = new QueueClient(function.Connection, function.QueueName, clientOptions);
        _poison = function.QueueName.EndsWith(PoisonSuffix, StringComparison.Ordinal) ? null : new QueueClient(function.Connection, function.QueueName + PoisonSuffix, clientOptions);
        _service = services.At(new Uri(_queue.Uri, "."));
        _places = new SemaphoreSlim(options.BatchSize);
    }

    public async Task StartAsync(CancellationToken cancellation)
    {
        await _service.MeetAsync(limit => _queue.CreateIfNotExistsAsync(cancellationToken: limit), cancellation);

        _running = Task.Run(ListenAsync, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        // All places are free again when nothing runs any more.
        for (var i = 0; i < _options.BatchSize; i++)
            await _places.WaitAsync(CancellationToken.None);
        _stopping.Dispose();
        _places.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                await _places.WaitAsync(_stopping.Token);
                _places.Release();
                var messages = await ReceiveAsync();
                foreach (var message in messages)
                {
                    await _places.WaitAsync(CancellationToken.None);
                    _ = WorkAsync(message);
                }

                if (messages.Length == 0)
                    await Task.Delay(_pause.After(found: false), _options.Time, _stopping.Token);
                else
                    _pause.After(found: true);
            }
        }
        catch (Exception) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            var messages = await _queue.ReceiveMessagesAsync(_places.CurrentCount, HeldMessage.Visibility, _stopping.Token);
            _service.Answered();
            return messages.Value;
        }
#pragma warning disable CA1031 // What does not answer as a storage service may answer anything; the listener goes on.
        catch (Exception fault) when (!_stopping.IsCancellationRequested)
#pragma warning restore CA1031
        {
            if (fault is RequestFailedException { ErrorCode: "QueueNotFound" })
                await MakeQueueAsync();
            else
                _service.Failed(fault);
            return [];
        }
    }

    private async Task MakeQueueAsync()
    {
        try
        {
            await _queue.CreateIfNotExistsAsync(cancellationToken: _stopping.Token);
        }
        catch (Exception fault) when (StorageService.IsFault(fault) && !_stopping.IsCancellationRequested)
        {
            _service.Failed(fault);
        }
    }

    private async Task WorkAsync(QueueMessage message)
    {
        await Task.Yield();
        try
        {
            await using var held = new HeldMessage(_queue, message, _options.Time);
            // A host that was killed at the last attempt leaves a message that has had all of them.
            if (_poison is not null && message.DequeueCount > _options.MaximumDequeueCount)
                await GiveUpAsync(held, _poison);
            else
                await InvokeAsync(held);
        }
#pragma warning disable CA1031 // Nobody awaits this; the message appears again by itself.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            _service.Failed(fault);
        }
        finally
        {
            _places.Release();
        }
    }

    private async Task InvokeAsync(HeldMessage held)
    {
        try
        {
            await _invoker.InvokeAsync(_function.Function, new Occasion(MessageBody.Decode(held.Message.Body)), _options.Abandon);
        }
        catch (OperationCanceledException) when (_options.Abandon.IsCancellationRequested)
        {
            await held.ReleaseAsync(TimeSpan.Zero, CancellationToken.None);
            return;
        }
#pragma warning disable CA1031 // Whatever a function throws is a failed invocation, which the invoker has logged.
        catch (Exception)
#pragma warning restore CA1031
        {
            var failures = (int)held.Message.DequeueCount;
            if (_poison is not null && failures >= _options.MaximumDequeueCount)
                await GiveUpAsync(held, _poison);
            else
                await held.ReleaseAsync(RetryPause.After(failures, _options.FirstRetryPause), CancellationToken.None);
            return;
        }

        await held.DeleteAsync(CancellationToken.None);
    }

    private async Task GiveUpAsync(HeldMessage held, QueueClient poison)
    {
        await poison.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await poison.SendMessageAsync(held.Message.Body, cancellationToken: CancellationToken.None);
        await held.DeleteAsync(CancellationToken.None);
        _log.LogError("{Function} has failed {Failures} times for a message; it is moved to the queue {Queue}", _function.Function.Name, _options.MaximumDequeueCount, poison.Name);
    }
}
