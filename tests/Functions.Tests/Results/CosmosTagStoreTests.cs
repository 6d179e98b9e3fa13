using System.Net;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using Microsoft.Extensions.Configuration;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>The contract over Cosmos DB's stand-in, and what only a service can do.</summary>
public sealed class CosmosTagStoreTests(CosmosServer server) : TagStoreContract, IClassFixture<CosmosServer>, IDisposable
{
    private readonly List<CosmosTagStore> _stores = [];
    private readonly List<CosmosAccount> _accounts = [];
    private readonly CosmosServerHandler _handler = new();

    private protected override Task<ITagStore> NewStoreAsync() => Task.FromResult<ITagStore>(Open($"db{Guid.NewGuid():N}"));

    [Fact]
    public async Task Record_Version_CostsRequestUnits()
    {
        var store = await NewStoreAsync();
        // The stand-in charges one a request: the version, a look for the song, the song.
        Assert.Equal(3, (await store.RecordAsync(Versions.Of(), CancellationToken.None)).RequestUnits);
    }

    [Fact]
    public async Task Record_InterruptedBetweenTheDocuments_HealsWhenTriedAgain()
    {
        var store = await NewStoreAsync();
        await store.CheckAsync(CancellationToken.None);
        _handler.Trouble = request => IsSong(request) ? CosmosServerHandler.Answer(HttpStatusCode.Forbidden) : null;
        await Assert.ThrowsAsync<TagStoreUnavailableException>(() => store.RecordAsync(Versions.Of(), CancellationToken.None));
        _handler.Trouble = _ => null;
        Assert.Null(await store.FindAsync(Versions.Of().Upload.SongId, CancellationToken.None));

        // Even by a failure, which must not hide the tags that are there already.
        await store.RecordAsync(Versions.Of(outcome: SongOutcome.Failed), CancellationToken.None);
        var found = (await store.FindAsync(Versions.Of().Upload.SongId, CancellationToken.None))!;
        Assert.Equal(SongOutcome.Tagged, found.Current.Result.Outcome);
        Assert.Equal(SongOutcome.Tagged, Assert.Single((await store.ListAsync(new SongQuery(), CancellationToken.None)).Songs).Outcome);
    }

    [Fact]
    public async Task Record_AFailureThatIsOvertakenBetweenTheDocuments_DoesNotHideTheTags()
    {
        var store = await NewStoreAsync();
        await store.CheckAsync(CancellationToken.None);
        var overtaken = 0;
        _handler.Trouble = request =>
        {
            if (IsSong(request) && Interlocked.Exchange(ref overtaken, 1) == 0)
                Overtake(store);
            return null;
        };

        await store.RecordAsync(Versions.Of(outcome: SongOutcome.Failed), CancellationToken.None);

        Assert.Equal(SongOutcome.Tagged, Assert.Single((await store.ListAsync(new SongQuery(), CancellationToken.None)).Songs).Outcome);
    }

    [Theory]
    [InlineData(429, "throttles")]
    [InlineData(503, "too busy")]
    [InlineData(403, "refuses this app")]
    [InlineData(401, "refuses this app")]
    public async Task Any_ServiceInTrouble_IsUnavailableWithASentence(int status, string says)
    {
        var store = await NewStoreAsync();
        await store.CheckAsync(CancellationToken.None);
        _handler.Trouble = request =>
        {
            if (!request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal))
                return null;
            var answer = CosmosServerHandler.Answer((HttpStatusCode)status);
            answer.Headers.Add("x-ms-retry-after-ms", "1");
            return answer;
        };
        foreach (var work in new Func<Task>[] { () => store.RecordAsync(Versions.Of(), CancellationToken.None), () => store.ListAsync(new SongQuery(), CancellationToken.None) })
        {
            var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(work);
            Assert.Contains(says, error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Record_ThrottledOnce_IsTriedAgain()
    {
        var store = await NewStoreAsync();
        await store.CheckAsync(CancellationToken.None);
        var throttled = 0;
        _handler.Trouble = request =>
        {
            if (!IsSong(request) || Interlocked.Increment(ref throttled) != 1)
                return null;
            var answer = CosmosServerHandler.Answer(HttpStatusCode.TooManyRequests);
            answer.Headers.Add("x-ms-retry-after-ms", "1");
            return answer;
        };
        await store.RecordAsync(Versions.Of(), CancellationToken.None);
        Assert.True(throttled > 1);
        Assert.NotNull(await store.FindAsync(Versions.Of().Upload.SongId, CancellationToken.None));
    }

    [Fact]
    public async Task Check_ContainerThatIsNotThere_SaysHowToMakeIt()
    {
        var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(() => Open($"db{Guid.NewGuid():N}", create: false).CheckAsync(CancellationToken.None));
        Assert.Contains("Cosmos:CreateIfMissing", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_BrokenConnectionString_NamesTheSettingAndNotTheKey()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("CosmosConnection", "AccountEndpoint=https://a.example;AccountKe=c2VjcmV0")]).Build();
        var error = Assert.Throws<InvalidOperationException>(() => CosmosAccount.Of(configuration));
        Assert.Contains("CosmosConnection", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_OfTheStore_HoldsNoKey()
    {
        var text = Open("genre").ToString();
        Assert.Equal("Cosmos DB at 127.0.0.1, database genre, container songs", text);
    }

    public void Dispose()
    {
        _stores.ForEach(store => store.Dispose());
        _accounts.ForEach(account => account.Dispose());
        _handler.Dispose();
    }

    // Off xunit's own threads, of which there are few: this holds one up.
    private static void Overtake(ITagStore store) => Task.Run(() => store.RecordAsync(Versions.Of(), CancellationToken.None)).GetAwaiter().GetResult();

    private static bool IsSong(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.Contains("/docs/song-", StringComparison.Ordinal);

    private CosmosTagStore Open(string database, bool create = true)
    {
        // The client would look for a virtual machine's metadata otherwise.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        var settings = new CosmosSettings { ConnectionString = server.ConnectionString, Database = database, CreateIfMissing = create, Gateway = true };
        var options = CosmosClients.Options(settings);
        options.LimitToEndpoint = true;
        options.HttpClientFactory = () => new HttpClient(_handler, disposeHandler: false);
        var account = new CosmosAccount(settings, options);
        _accounts.Add(account);
        var store = new CosmosTagStore(account);
        _stores.Add(store);
        return store;
    }
}
