using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using GenreFunctions.EndToEnd.Tests.Storage;

namespace GenreFunctions.EndToEnd.Tests.Helpers;

/// <summary>The proxy changes nothing but what it is told to fail; otherwise a test through it would test the proxy.</summary>
public sealed class StorageProxyTests(AzuriteServer storage) : IClassFixture<AzuriteServer>
{
    [Fact]
    public async Task EverythingPasses_NamesRangesConditionsTagsAndLargeContent()
    {
        await using var proxy = await StorageProxy.StartAsync(storage);
        var container = new BlobServiceClient(proxy.ConnectionString).GetBlobContainerClient("passes");
        await container.CreateAsync();
        var bytes = new byte[9_000_000];
        new Random(1).NextBytes(bytes);
        var blob = container.GetBlobClient("a folder/Été & 100% #1.wav");

        var options = new BlobUploadOptions { TransferOptions = new() { InitialTransferSize = 4_000_000, MaximumTransferSize = 4_000_000 } };
        var written = (await blob.UploadAsync(new MemoryStream(bytes), options)).Value;
        await blob.SetTagsAsync(new Dictionary<string, string> { ["genre"] = "jazz" });

        Assert.Equal(bytes, (await blob.DownloadContentAsync()).Value.Content.ToArray());
        var range = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(1000, 500), Conditions = new BlobRequestConditions { IfMatch = written.ETag } });
        Assert.Equal(bytes[1000..1500], range.Value.Content.ToArray());
        Assert.Equal("jazz", (await storage.Blobs.GetBlobContainerClient("passes").GetBlobClient(blob.Name).GetTagsAsync()).Value.Tags["genre"]);
        Assert.Equal(blob.Name, Assert.Single(container.GetBlobs().ToArray()).Name);
        Assert.Empty(proxy.Failed);
    }

    [Fact]
    public async Task WhatIsToFail_Fails_AndNothingElse()
    {
        await using var proxy = await StorageProxy.StartAsync(storage);
        var container = new BlobServiceClient(proxy.ConnectionString, new BlobClientOptions { Retry = { MaxRetries = 0 } }).GetBlobContainerClient("fails");
        await container.CreateAsync();
        proxy.Fail((method, target) => method == "GET" && target.Contains("cursed", StringComparison.Ordinal));
        await container.UploadBlobAsync("cursed.wav", new BinaryData("content"));
        await container.UploadBlobAsync("good.wav", new BinaryData("content"));

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => container.GetBlobClient("cursed.wav").DownloadContentAsync());

        Assert.Equal(500, failure.Status);
        Assert.Equal(7, (await container.GetBlobClient("cursed.wav").GetPropertiesAsync()).Value.ContentLength);
        Assert.Equal("content", (await container.GetBlobClient("good.wav").DownloadContentAsync()).Value.Content.ToString());
        Assert.Single(proxy.Failed);
    }
}
