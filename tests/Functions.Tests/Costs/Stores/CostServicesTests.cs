using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Costs.Idle;
using GenreFunctions.Functions.Costs.Sqlite;
using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Functions.Tests.Tagging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Costs.Stores;

public sealed class CostServicesTests
{
    private const string Account = "CosmosConnection=AccountEndpoint=https://a.example:443/;AccountKey=c2VjcmV0a2V5;";

    [Theory]
    [InlineData("DataFolder=/srv/genre", "SQLite at /srv/genre/costs.db")]
    [InlineData("DataFolder=/srv/genre|CostStore:SqlitePath=/var/lib/c.db", "SQLite at /var/lib/c.db")]
    [InlineData(Account + "|DataFolder=/srv/genre|Cosmos:Container=songs2", "Cosmos DB at a.example, database genre, container costs")]
    public void Create_Settings_ChooseTheStore(string settings, string store)
    {
        var configuration = Configuration(settings);
        using var account = CosmosAccount.Of(configuration);
        using var chosen = (IDisposable)CostStores.Create(configuration, account);
        Assert.Equal(store, chosen.ToString());
        Assert.IsAssignableFrom<ICostUpkeep>(chosen);
    }

    [Theory]
    [InlineData("DataFolder=/srv/genre", null)]
    [InlineData("DataFolder=/srv/genre|CostStore:SqlitePath=/srv/genre/../genre/costs.db", null)]
    [InlineData(Account, null)]
    [InlineData(
        "DataFolder=/srv/genre|CostStore:SqlitePath=/var/c.db",
        "The change feed is read at /srv/genre/costs.db, and CostStore__SqlitePath is /var/c.db: costs are summed up once an hour instead of at once.")]
    [InlineData(
        Account + "|Cosmos:Database=other", "The change feed is read in the database genre, and Cosmos__Database is other: costs are summed up once an hour instead of at once.")]
    public async Task Start_AnyStore_SaysWhichAndWarnsOnceWhenTheFeedIsElsewhere(string settings, string? warning)
    {
        var lines = new LogLines();
        var configuration = Configuration(settings);
        using var account = CosmosAccount.Of(configuration);
        using var store = (IDisposable)CostStores.Create(configuration, account);
        using var announcement = new CostStoreAnnouncement((ICostStore)store, (ICostUpkeep)store, configuration, lines.For<CostStoreAnnouncement>(), account);
        await announcement.StartAsync(new CancellationToken(canceled: true));
        Assert.Equal($"Costs are kept in {store}.", Assert.Single(lines.At(LogLevel.Information)));
        Assert.Equal(warning is null ? [] : [warning], lines.At(LogLevel.Warning));
    }

    [Fact]
    public async Task Start_DamagedDatabase_IsSaidInASentence()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("costs.db", [.. Enumerable.Range(0, 5000).Select(index => (byte)(index * 7))]);
        using var store = new SqliteCostStore(path);
        var lines = new LogLines();
        using var announcement = new CostStoreAnnouncement(store, store, Configuration($"DataFolder={folder.Path}"), lines.For<CostStoreAnnouncement>(), cosmos: null);

        await announcement.StartAsync(CancellationToken.None);
        await announcement.ExecuteTask!;

        Assert.Equal(
            $"No cost can be recorded as things are: {path} is damaged or no SQLite database; restore it, or set CostStore:SqlitePath to another file.",
            Assert.Single(lines.At(LogLevel.Error)));
    }

    [Theory]
    [InlineData("DataFolder=/srv/genre")]
    [InlineData(Account)]
    public async Task Services_BothStores_AreMadeWithOneAccount(string settings)
    {
        var configuration = Configuration(settings);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddGenreMetrics(configuration);
        await using var provider = services.AddCosts(configuration).AddTagStore(configuration).BuildServiceProvider();
        Assert.Same(provider.GetRequiredService<ICostStore>(), provider.GetRequiredService<ICostUpkeep>());
        Assert.NotNull(provider.GetRequiredService<ITagStore>());
        Assert.NotNull(provider.GetRequiredService<IdleCharging>());
        Assert.Single(provider.GetServices<IHostedService>().OfType<CostStoreAnnouncement>());
        Assert.Single(services, service => service.ServiceType == typeof(CosmosAccount));
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split('|').Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();
}
