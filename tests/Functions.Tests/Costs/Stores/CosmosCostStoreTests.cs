using System.Net;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Cosmos;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Functions.Tests.Results;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

/// <summary>The contract over Cosmos DB's stand-in, and what only a service can do.</summary>
public sealed class CosmosCostStoreTests(CosmosServer server) : CostStoreContract, IClassFixture<CosmosServer>, IDisposable
{
    private static readonly CostRange Always = new(DateOnly.MinValue, DateOnly.MaxValue);

    private readonly CosmosServerHandler _handler = new();
    private readonly List<IDisposable> _opened = [];

    private static CancellationToken None => CancellationToken.None;

    private protected override Task<ICostStore> NewStoreAsync() => Task.FromResult<ICostStore>(Open());

    [Fact]
    public async Task Record_Run_CostsRequestUnitsOfOneWrite()
    {
        // The stand-in charges one a request. A run over midnight may lie in the day before.
        Assert.Equal(1, (await Open().RecordAsync(Runs.Of(), None)).RequestUnits);
        var overMidnight = await Open().RecordAsync(Runs.Of(endedMinutes: 61), None);
        Assert.InRange(overMidnight.RequestUnits, 1, 2);
    }

    [Fact]
    public async Task RollUp_OvertakenBetweenReadingAndWriting_BeginsAgain()
    {
        foreach (var hasRollup in new[] { false, true })
        {
            var store = Open();
            await store.RecordAsync(Runs.Of("a"), None);
            if (hasRollup)
                await store.RollUpAsync(Runs.Day, "acme", None);
            var overtaken = 0;
            _handler.Trouble = request =>
            {
                if (IsWriteOfARollup(request) && Interlocked.Exchange(ref overtaken, 1) == 0)
                    Overtake(store);
                return null;
            };
            await store.RollUpAsync(Runs.Day, "acme", None);
            _handler.Trouble = _ => null;
            Assert.Equal(1, overtaken);
            Assert.Equal(2, Assert.Single(await store.RollupsAsync(Always, None)).Cells.Sum(cell => cell.Totals.Songs));
        }
    }

    [Theory]
    [InlineData(429, "throttles")]
    [InlineData(503, "too busy")]
    [InlineData(403, "refuses this app")]
    public async Task Any_ServiceInTrouble_IsUnavailableWithASentence(int status, string says)
    {
        var store = Open();
        await store.CheckAsync(None);
        _handler.Trouble = request =>
        {
            if (!request.RequestUri!.AbsolutePath.Contains("/docs", StringComparison.Ordinal))
                return null;
            var answer = CosmosServerHandler.Answer((HttpStatusCode)status);
            answer.Headers.Add("x-ms-retry-after-ms", "1");
            return answer;
        };
        foreach (var work in new Func<Task>[]
        {
            () => store.RecordAsync(Runs.Of(), None), () => store.FindAsync("song", None), () => store.ReadAsync(Always, None).ToListAsync(), () => store.RollUpAsync(Runs.Day, null, None),
        })
            Assert.Contains(says, (await Assert.ThrowsAsync<TagStoreUnavailableException>(work)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_ContainerThatIsNotThere_NamesIt()
    {
        var error = await Assert.ThrowsAsync<TagStoreUnavailableException>(() => Open(create: false).CheckAsync(None));
        Assert.Contains("no container 'costs'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Container_AsItIsMade_HasTheKeysAndTheIndexes()
    {
        var store = Open();
        await store.CheckAsync(None);
        var account = _opened.OfType<CosmosAccount>().Single();
        var container = (await account.Client.GetContainer(account.Settings.Database, "costs").ReadContainerAsync()).Resource;
        Assert.Equal(["/day", "/publisher"], container.PartitionKeyPaths);
        Assert.Equal(
            ["/costKey/?", "/day/?", "/endedKey/?", "/kind/?", "/publisher/?", "/songId/?"],
            container.IndexingPolicy.IncludedPaths.Select(path => path.Path).Order(StringComparer.Ordinal));
        Assert.Contains(container.IndexingPolicy.ExcludedPaths, path => path.Path == "/*");
    }

    [Fact]
    public async Task Account_TwoStores_ShareTheClientAndLeaveItOpen()
    {
        var account = Account(create: true);
        using (var songs = new CosmosTagStore(account))
            await songs.RecordAsync(Versions.Of(), None);
        using var costs = new CosmosCostStore(account);
        await costs.RecordAsync(Runs.Of(), None);
        Assert.Single(await costs.FindAsync("song", None));
    }

    public void Dispose()
    {
        _opened.Reverse();
        _opened.ForEach(one => one.Dispose());
        _handler.Dispose();
    }

    private static bool IsWriteOfARollup(HttpRequestMessage request) =>
        request.Method == HttpMethod.Post && request.Content is not null && !request.Headers.Contains("x-ms-documentdb-isquery")
        && request.Content.ReadAsStringAsync().GetAwaiter().GetResult().Contains("\"id\":\"rollup-", StringComparison.Ordinal);

    // Off xunit's own threads, of which there are few: this holds one up.
    private static void Overtake(CosmosCostStore store) => Task.Run(async () =>
    {
        await store.RecordAsync(Runs.Of("b"), None);
        await store.RollUpAsync(Runs.Day, "acme", None);
    }).GetAwaiter().GetResult();

    private CosmosCostStore Open(bool create = true)
    {
        var store = new CosmosCostStore(Account(create));
        _opened.Add(store);
        return store;
    }

    private CosmosAccount Account(bool create)
    {
        // The client would look for a virtual machine's metadata otherwise.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        var settings = new CosmosSettings { ConnectionString = server.ConnectionString, Database = $"db{Guid.NewGuid():N}", CreateIfMissing = create, Gateway = true };
        var options = CosmosClients.Options(settings);
        options.LimitToEndpoint = true;
        options.HttpClientFactory = () => new HttpClient(_handler, disposeHandler: false);
        var account = new CosmosAccount(settings, options);
        _opened.Add(account);
        return account;
    }
}
