using Azure;
using Azure.Storage.Blobs;
using GenreFunctions.Functions.Storage;
using GenreFunctions.Functions.Tests.Metering;

namespace GenreFunctions.Functions.Tests.Storage;

public sealed class BlobVersionStreamTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    private const int Stretch = BlobVersionStream.BytesPerRead;

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(Stretch)]
    [InlineData(Stretch + 1)]
    [InlineData((2 * Stretch) + 12_345)]
    public async Task Read_FromTheFirstByteToTheLast_GivesTheBlob(int length)
    {
        var (blob, eTag, bytes) = await UploadAsync($"whole/{length}", length);
        await using var stream = await BlobVersionStream.OpenAsync(blob, eTag, CancellationToken.None);
        Assert.Equal(length, stream.Length);
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        Assert.Equal(bytes, copy.ToArray());
    }

    [Fact]
    public async Task Read_FromAnywhere_GivesWhatIsThere()
    {
        var (blob, eTag, bytes) = await UploadAsync("anywhere", (2 * Stretch) + 777);
        await using var stream = await BlobVersionStream.OpenAsync(blob, eTag, CancellationToken.None);
        var random = new Random(5);
        var read = new byte[3000];
        for (var i = 0; i < 20; i++)
        {
            var position = random.Next(bytes.Length);
            Assert.Equal(position, stream.Seek(position - bytes.Length, SeekOrigin.End));
            var count = Math.Min(read.Length, bytes.Length - position);
            if (i % 2 == 0)
                stream.ReadExactly(read, 0, count);
            else
                await stream.ReadExactlyAsync(read.AsMemory(0, count));
            Assert.True(read.AsSpan(0, count).SequenceEqual(bytes.AsSpan(position, count)), $"at {position}");
        }

        stream.Position = bytes.Length;
        Assert.Equal(0, stream.Read(read));
    }

    [Fact]
    public async Task AShortBlob_IsOneRequest()
    {
        await using var watched = await WatchedStorage.StartAsync(azurite);
        await UploadAsync("short", 100_000);
        var blob = new BlobContainerClient(watched.ConnectionString, "streams").GetBlobClient("short");
        var eTag = (await blob.GetPropertiesAsync()).Value.ETag.ToString();
        var before = watched.Seen.Count;
        await using (var stream = await BlobVersionStream.OpenAsync(blob, eTag, CancellationToken.None))
            await stream.CopyToAsync(Stream.Null);
        Assert.Equal(["GetBlob"], watched.Seen.Skip(before).Select(request => request.Operation));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    public async Task AnotherVersion_IsRefused(int length)
    {
        var (blob, eTag, _) = await UploadAsync($"another/{length}", length);
        await blob.UploadAsync(new BinaryData(new byte[length]), overwrite: true);
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => BlobVersionStream.OpenAsync(blob, eTag, CancellationToken.None))).Status);
        await blob.DeleteAsync();

        // Azure finds nothing, the emulator finds that the condition is not met.
        Assert.True((await Assert.ThrowsAsync<RequestFailedException>(() => BlobVersionStream.OpenAsync(blob, eTag, CancellationToken.None))).Status is 404 or 412);
    }

    [Fact]
    public async Task ABlobThatIsOverwrittenWhileItIsRead_IsRefusedFromThereOn()
    {
        var (blob, eTag, bytes) = await UploadAsync("meanwhile", Stretch + 10);
        await using var stream = await BlobVersionStream.OpenAsync(blob, eTag, CancellationToken.None);
        await blob.UploadAsync(new BinaryData(new byte[Stretch + 10]), overwrite: true);
        var first = new byte[Stretch];
        stream.ReadExactly(first);
        Assert.True(first.AsSpan().SequenceEqual(bytes.AsSpan(0, Stretch)));
        Assert.Equal(412, Assert.Throws<RequestFailedException>(() => stream.Read(first)).Status);
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(async () => await stream.ReadExactlyAsync(first))).Status);
    }

    private async Task<(BlobClient Blob, string ETag, byte[] Bytes)> UploadAsync(string name, int length)
    {
        var container = azurite.Blobs.GetBlobContainerClient("streams");
        await container.CreateIfNotExistsAsync();
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        var blob = container.GetBlobClient(name);
        var answer = await blob.UploadAsync(new BinaryData(bytes), overwrite: true);
        return (blob, answer.Value.ETag.ToString().Trim('"'), bytes);
    }
}
