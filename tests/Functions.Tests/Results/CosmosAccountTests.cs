using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;

namespace GenreFunctions.Functions.Tests.Results;

/// <summary>
/// The contract over the account that the environment variable COSMOS_CONNECTION_STRING names, in a database of a random name, deleted afterwards.
/// Built and run with the variable set; without it the class is abstract and has no tests.
/// </summary>
public
#if COSMOS_ACCOUNT
sealed
#else
abstract
#endif
class CosmosAccountTests : TagStoreContract, IAsyncLifetime
{
    private readonly CosmosSettings _settings = new()
    {
        ConnectionString = Environment.GetEnvironmentVariable("COSMOS_CONNECTION_STRING"),
        Database = $"genre-test-{Guid.NewGuid():N}",
        CreateIfMissing = true,
        Gateway = true,
    };

    private readonly List<CosmosTagStore> _stores = [];
    private readonly List<CosmosAccount> _accounts = [];

    private protected override int Scale => 10;

    private protected override async Task<ITagStore> NewStoreAsync()
    {
        var store = new CosmosTagStore(Account());
        _stores.Add(store);
        await store.CheckAsync(CancellationToken.None);
        return store;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _stores.ForEach(store => store.Dispose());
        using var deleted = await Account().Client.GetDatabase(_settings.Database).DeleteStreamAsync();
        _accounts.ForEach(account => account.Dispose());
    }

    private CosmosAccount Account()
    {
        var account = new CosmosAccount(_settings, CosmosClients.Options(_settings));
        _accounts.Add(account);
        return account;
    }
}
