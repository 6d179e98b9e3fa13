using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Cosmos;
using GenreFunctions.Functions.Results.Cosmos;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

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
class CosmosCostAccountTests : CostStoreContract, IAsyncLifetime
{
    private readonly CosmosSettings _settings = new()
    {
        ConnectionString = Environment.GetEnvironmentVariable("COSMOS_CONNECTION_STRING"),
        Database = $"genre-test-{Guid.NewGuid():N}",
        CreateIfMissing = true,
        Gateway = true,
    };

    private CosmosAccount? _account;
    private readonly List<CosmosCostStore> _stores = [];

    private protected override int Scale => 10;

    private protected override async Task<ICostStore> NewStoreAsync()
    {
        _account ??= new CosmosAccount(_settings, CosmosClients.Options(_settings));
        var store = new CosmosCostStore(_account);
        _stores.Add(store);
        await store.CheckAsync(CancellationToken.None);
        return store;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _stores.ForEach(store => store.Dispose());
        if (_account is null)
            return;
        using var deleted = await _account.Client.GetDatabase(_settings.Database).DeleteStreamAsync();
        _account.Dispose();
    }
}
