using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Local.Tests.Hosting.Blobs;

/// <summary>With a storage service that takes as long for its answers as a test says, by a clock that the test moves.</summary>
public sealed class SlowStorageTests : IDisposable
{
    // More than the listener's longest pause of two seconds, far less than four times what the listing took.
    private static readonly TimeSpan AMoment = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan VeryLong = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly ManualTime _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private int _listings;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(StatusCodes.Status500InternalServerError)]
    [InlineData(StatusCodes.Status200OK)]
    public async Task Listing_OfOnePageThatTookVeryLong_IsAskedAgainAfterAMoment(int status)
    {
        await using var storage = await StorageAsync(context => AnswerAsync(context, status, marker: ""));
        await using var host = await HostAsync(storage);

        await Eventually.TrueAsync(() => Volatile.Read(ref _listings) == 1 && _time.Waiting > 0, () => $"There were {_listings} listings, and {_time.Waiting} pauses.");
        _time.MoveTo(_time.GetUtcNow() + AMoment);

        await Eventually.TrueAsync(() => Volatile.Read(ref _listings) > 1, () => "The container was not looked at again.");
    }

    [Fact]
    public async Task Listing_OfManyPagesThatTookVeryLong_IsAskedAgainAfterFourTimesThat()
    {
        await using var storage = await StorageAsync(context => AnswerAsync(context, StatusCodes.Status200OK, context.Request.Query.ContainsKey("marker") ? "" : "more"));
        await using var host = await HostAsync(storage);

        await Eventually.TrueAsync(() => Volatile.Read(ref _listings) == 2 && _time.Waiting > 0, () => $"There were {_listings} pages, and {_time.Waiting} pauses.");
        _time.MoveTo(_time.GetUtcNow() + 8 * VeryLong - AMoment);
        Assert.Equal(1, _time.Waiting);
        _time.MoveTo(_time.GetUtcNow() + AMoment);

        await Eventually.TrueAsync(() => Volatile.Read(ref _listings) > 2, () => "The container was not looked at again.");
    }

    private async Task AnswerAsync(HttpContext context, int status, string marker)
    {
        context.Response.StatusCode = status;
        if (context.Request.Query["comp"] != "list")
            return;
        if (Interlocked.Increment(ref _listings) <= 2)
            _time.MoveTo(_time.GetUtcNow() + VeryLong);
        context.Response.ContentType = "application/xml";
        await context.Response.WriteAsync(
            $"""<?xml version="1.0" encoding="utf-8"?><EnumerationResults ServiceEndpoint="http://127.0.0.1/slow" ContainerName="blobs"><Blobs></Blobs><NextMarker>{marker}</NextMarker></EnumerationResults>""");
    }

    private static async Task<WebApplication> StorageAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var storage = builder.Build();
        storage.Urls.Add("http://127.0.0.1:0");
        storage.Run(answer);
        await storage.StartAsync();
        return storage;
    }

    private Task<TestHost> HostAsync(WebApplication storage)
    {
        var address = storage.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        return TestHost.StartAsync(new TestHostPlan
        {
            Folder = _folder.Path,
            Functions = [typeof(SlowFunctions)],
            Storage = $"DefaultEndpointsProtocol=http;AccountName=slow;AccountKey=AAAA;BlobEndpoint={address}/slow;QueueEndpoint={address}/slow;",
            Configure = builder => builder.Services.AddSingleton<TimeProvider>(_time),
        });
    }

    public sealed class SlowFunctions(Recorder recorder)
    {
        [Function("OnBlob")]
        public Task OnBlob([BlobTrigger("blobs/{name}", Connection = "AudioStorage")] string content, string name) => recorder.AddAsync(name + content.Length);
    }
}
