using GenreFunctions.Functions.Storage;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Storage;

public sealed class AudioStorageTests(AzuriteServer azurite) : IClassFixture<AzuriteServer>
{
    /// <summary>A blob's name, and whether a URL can say it.</summary>
    public static readonly TheoryData<string, bool> Names = new()
    {
        { "song.wav", true },
        { "acme/album/a song.wav", true },
        { "a//b", true },
        { "a%20b", true },
        { "a%2Fb", true },
        { "%2e%2e/z", true },
        { "a...b", true },
        { "x.", true },
        { "#?&+.wav", true },
        { "日本/曲.wav", true },
        { "e\u0301😀.wav", true },
        { new string('x', 1024), true },
        { "a/../b", false },
        { "a/./b", false },
        { "../x", false },
        { "../audio/x", false },
        { "a/..", false },
        { "..", false },
        { ".", false },
        { "/lead", false },
        { "trail/", false },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Find_AnyName_GivesThatVeryBlobOrNone(string name, bool found)
    {
        var blob = TaggingStorage().Find("audio", name);
        Assert.Equal(found, blob is not null);
        if (blob is null)
            return;
        var container = azurite.Blobs.GetBlobContainerClient("audio");
        await container.CreateIfNotExistsAsync();
        await blob.UploadAsync(new BinaryData("x"), overwrite: true);
        var listed = new List<string>();
        await foreach (var item in container.GetBlobsAsync())
            listed.Add(item.Name);
        Assert.Contains(name, listed);
    }

    [Theory]
    [InlineData("AudioStorage:blobServiceUri", "https://songs.blob.core.windows.net", "AudioStorage:queueServiceUri", "https://songs.queue.core.windows.net")]
    [InlineData("AudioStorage:accountName", "songs", "AudioStorage:clientId", "00000000-0000-0000-0000-000000000001")]
    public void Clients_ByIdentity_GoToTheAccount(string name, string value, string other, string otherValue)
    {
        var storage = With((name, value), (other, otherValue));
        Assert.Equal("songs.blob.core.windows.net", storage.Blobs.Uri.Host);
        Assert.Equal("songs.queue.core.windows.net", storage.Queues.Uri.Host);
    }

    [Fact]
    public void Clients_OfTheDevelopmentAccount_GoToTheEmulator() =>
        Assert.Equal(10000, With(("AudioStorage", "UseDevelopmentStorage=true")).Blobs.Uri.Port);

    [Theory]
    [InlineData("AudioStorage", "", "AudioStorage to its connection string")]
    [InlineData("AudioStorage", "AccountKey=hunter2", "AudioStorage is no connection string")]
    [InlineData("AudioStorage", "hunter2", "AudioStorage is no connection string")]
    [InlineData("AudioStorage:blobServiceUri", "songs", "AudioStorage__blobServiceUri")]
    [InlineData("AudioStorage:blobServiceUri", "https://songs.blob.core.windows.net/?sig=hunter2", "AudioStorage__blobServiceUri")]
    [InlineData("AudioStorage:blobServiceUri", "https://songs.blob.core.windows.net", "AudioStorage__queueServiceUri")]
    public void Settings_ThatCannotBeUsed_AreNamedAndNotQuoted(string name, string value, string said)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => With((name, value)));
        Assert.Contains(said, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Queues_Messages_AreInBase64AsTheHostReadsThem()
    {
        var queue = TaggingStorage().Queues.GetQueueClient("letters");
        await queue.CreateAsync();
        await queue.SendMessageAsync("ä");
        var raw = new Azure.Storage.Queues.QueueClient(azurite.ConnectionString, "letters");
        Assert.Equal("w6Q=", (await raw.PeekMessageAsync()).Value.MessageText);
    }

    private static AudioStorage With(params (string Name, string Value)[] settings) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, (string?)setting.Value))).Build());

    private AudioStorage TaggingStorage() => With(("AudioStorage", azurite.ConnectionString));
}
