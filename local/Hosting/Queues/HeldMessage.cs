using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using GenreFunctions.Local.Hosting.Listening;

namespace GenreFunctions.Local.Hosting.Queues;

/// <summary>A message that is being worked on: kept invisible to others until it is disposed of or released.</summary>
internal sealed class HeldMessage : IAsyncDisposable
{
    /// <summary>How long a message stays invisible when its host is killed.</summary>
    public static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    private readonly QueueClient _queue;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewal;
    private string _popReceipt;

    public HeldMessage(QueueClient queue, QueueMessage message, TimeProvider time)
    {
        _queue = queue;
        _time = time;
        Message = message;
        _popReceipt = message.PopReceipt;
        _renewal = RenewAsync();
    }

    public QueueMessage Message { get; }

    /// <summary>Removes it from the queue.</summary>
    public async Task DeleteAsync(CancellationToken cancellation)
    {
        await EndRenewalAsync();
        await _queue.DeleteMessageAsync(Message.MessageId, _popReceipt, cancellation);
    }

    /// <summary>Lets it appear again after a pause.</summary>
    public async Task ReleaseAsync(TimeSpan pause, CancellationToken cancellation)
    {
        await EndRenewalAsync();
        await _queue.UpdateMessageAsync(Message.MessageId, _popReceipt, visibilityTimeout: pause, cancellationToken: cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await EndRenewalAsync();
        _ended.Dispose();
    }

    private async Task EndRenewalAsync()
    {
        await _ended.CancelAsync();
        await _renewal;
    }

    private async Task RenewAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Visibility / 2, _time, _ended.Token);
                var renewed = await _queue.UpdateMessageAsync(Message.MessageId, _popReceipt, visibilityTimeout: Visibility, cancellationToken: CancellationToken.None);
                _popReceipt = renewed.Value.PopReceipt;
            }
        }
        catch (OperationCanceledException)
        {
            // The work on it has ended.
        }
        catch (Exception fault) when (StorageService.IsFault(fault))
        {
            // It may appear again while it is worked on; whoever takes messages has to bear that anyhow.
        }
    }
}
