using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Tests.Hosting.Blobs;

[Collection(SharedStorage.Name)]
public sealed class BlobBindingTests(AzuriteServer storage) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _container = $"binding-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Blob_IsBoundToEveryTypeOfParameter()
    {
        await using var host = await StartAsync(typeof(ContentFunctions));
        await UploadAsync("label/song.wav", "content");
        foreach (var type in (string[])["client", "stream", "text", "bytes", "data"])
            await host.Recorder.HasAsync($"{type} label song content");
    }

    [Fact]
    public async Task Invocation_HasAScopeAndAnInstanceOfItsOwn()
    {
        await using var host = await StartAsync(typeof(ScopedFunctions));
        await UploadAsync("one.wav", "a");
        await UploadAsync("two.wav", "b");
        await Eventually.TrueAsync(() => host.Recorder.Entries.Count == 2, () => string.Join(", ", host.Recorder.Entries));
        Assert.Equal(2, host.Recorder.Entries.Distinct().Count());
    }

    private async Task UploadAsync(string name, string content) =>
        await storage.Blobs.GetBlobContainerClient(_container).GetBlobClient(name).UploadAsync(new BinaryData(content));

    private Task<TestHost> StartAsync(Type functions) => TestHost.StartAsync(new TestHostPlan
    {
        Folder = _folder.Path,
        Functions = [functions],
        Storage = storage.ConnectionString,
        Settings = new Dictionary<string, string?> { ["Container"] = _container },
        Configure = builder => builder.Services.AddScoped<Ticket>(),
    });

    public sealed class Ticket
    {
        public Guid Id { get; } = Guid.NewGuid();
    }

    public sealed class ScopedFunctions(Recorder recorder, Ticket ticket)
    {
        [Function("Scoped")]
        public Task Scoped([BlobTrigger("%Container%/{name}", Connection = "AudioStorage")] string content, FunctionContext context)
        {
            Assert.Same(ticket, context.InstanceServices.GetRequiredService<Ticket>());
            return recorder.AddAsync($"{ticket.Id}");
        }
    }

    public sealed class ContentFunctions(Recorder recorder)
    {
        private const string Path = "%Container%/{publisher}/{title}.wav";

        [Function("Client")]
        public async Task Client([BlobTrigger(Path, Connection = "AudioStorage")] BlobClient blob, string publisher, string title) =>
            await recorder.AddAsync($"client {publisher} {title} {(await blob.DownloadContentAsync()).Value.Content}");

        [Function("Content")]
        public async Task Content([BlobTrigger(Path, Connection = "AudioStorage")] Stream blob, string publisher, string title)
        {
            using var reader = new StreamReader(blob);
            await recorder.AddAsync($"stream {publisher} {title} {await reader.ReadToEndAsync()}");
        }

        [Function("Text")]
        public Task Text([BlobTrigger(Path, Connection = "AudioStorage")] string blob, string publisher, string title) => recorder.AddAsync($"text {publisher} {title} {blob}");

        [Function("Bytes")]
        public Task Bytes([BlobTrigger(Path, Connection = "AudioStorage")] byte[] blob, string publisher, string title) =>
            recorder.AddAsync($"bytes {publisher} {title} {System.Text.Encoding.UTF8.GetString(blob)}");

        [Function("Data")]
        public Task Data([BlobTrigger(Path, Connection = "AudioStorage")] BinaryData blob, string publisher, string title) => recorder.AddAsync($"data {publisher} {title} {blob}");
    }
}
