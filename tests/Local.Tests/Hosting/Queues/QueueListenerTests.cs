using System.Text;
using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker;

namespace GenreFunctions.Local.Tests.Hosting.Queues;

[Collection(SharedStorage.Name)]
public sealed class QueueListenerTests(AzuriteServer storage) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _queue = $"queue-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(typeof(StringFunction), "hello ü", "string hello ü")]
    [InlineData(typeof(BytesFunction), "hello", "bytes 68656c6c6f")]
    [InlineData(typeof(RecordFunction), """{ "title": "Song", "Seconds": 3 }""", "record Song 3")]
    public async Task Message_InBase64_IsBoundToTheParametersType(Type functions, string message, string expected)
    {
        await using var host = await StartAsync(functions);
        await Queue().SendMessageAsync(message);
        await host.Recorder.HasAsync(expected);
        await IsEmptyAsync(Queue());
    }

    [Fact]
    public async Task Message_ThatIsPlainText_IsTakenAsItIs()
    {
        await using var host = await StartAsync(typeof(StringFunction));
        await new QueueClient(storage.ConnectionString, _queue).SendMessageAsync("plain text");
        await host.Recorder.HasAsync("string plain text");
    }

    [Fact]
    public async Task Message_FailingFiveTimes_IsMovedToThePoisonQueueUnchanged()
    {
        var recorder = new Recorder { OnEntry = _ => throw new InvalidOperationException("no luck") };
        await using var host = await StartAsync(typeof(StringFunction), recorder);
        await Queue().SendMessageAsync("bad");
        await host.Log.ShowsAsync("it is moved to the queue");
        Assert.Equal("bad", (await storage.Queues.GetQueueClient(_queue + "-poison").PeekMessageAsync()).Value.Body.ToString());
        Assert.Equal(5, recorder.Count("string bad"));
        await IsEmptyAsync(Queue());
    }

    [Fact]
    public async Task Message_FailingInAPoisonQueue_IsTriedUntilItSucceeds()
    {
        // As in Azure, where a poison queue has no poison queue of its own.
        var attempts = 0;
        var recorder = new Recorder { OnEntry = _ => Interlocked.Increment(ref attempts) < 8 ? throw new InvalidOperationException("no luck") : Task.CompletedTask };
        var queue = storage.Queues.GetQueueClient($"{_queue}-poison");
        await using var host = await StartAsync(typeof(StringFunction), recorder, queue.Name);
        await queue.SendMessageAsync("late");
        await IsEmptyAsync(queue);
        Assert.Equal(8, recorder.Count("string late"));
        Assert.False(await storage.Queues.GetQueueClient($"{queue.Name}-poison").ExistsAsync());
    }

    [Fact]
    public async Task Message_ThatIsNoJson_EndsInThePoisonQueue()
    {
        await using var host = await StartAsync(typeof(RecordFunction));
        await Queue().SendMessageAsync("{ nonsense");
        await host.Log.ShowsAsync("it is moved to the queue");
        Assert.Empty(host.Recorder.Entries);
    }

    private static async Task IsEmptyAsync(QueueClient queue) => await Eventually.TrueAsync(
        async () => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount == 0,
        () => "The message is still in its queue.");

    private QueueClient Queue() => storage.Queues.GetQueueClient(_queue);

    private Task<TestHost> StartAsync(Type functions, Recorder? recorder = null, string? queue = null) => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [functions],
        Storage = storage.ConnectionString,
        Settings = new Dictionary<string, string?> { ["Queue"] = queue ?? _queue },
        Recorder = recorder ?? new Recorder(),
    });

    public sealed record Song(string Title, int Seconds);

    public sealed class StringFunction(Recorder recorder)
    {
        [Function("OnString")]
        public Task OnString([QueueTrigger("%Queue%", Connection = "AudioStorage")] string message) => recorder.AddAsync($"string {message}");
    }

    public sealed class BytesFunction(Recorder recorder)
    {
        [Function("OnBytes")]
        public Task OnBytes([QueueTrigger("%Queue%", Connection = "AudioStorage")] BinaryData message) =>
            recorder.AddAsync($"bytes {Convert.ToHexStringLower(Encoding.UTF8.GetBytes(message.ToString()))}");
    }

    public sealed class RecordFunction(Recorder recorder)
    {
        [Function("OnRecord")]
        public async ValueTask OnRecord([QueueTrigger("%Queue%", Connection = "AudioStorage")] Song song) => await recorder.AddAsync($"record {song.Title} {song.Seconds}");
    }
}
