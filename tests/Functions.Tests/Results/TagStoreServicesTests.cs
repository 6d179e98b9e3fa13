using GenreFunctions.Functions.Results;
using GenreFunctions.Functions.Results.Cosmos;
using GenreFunctions.Functions.Results.Sqlite;
using GenreFunctions.Functions.Tests.Tagging;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GenreFunctions.Functions.Tests.Results;

public sealed class TagStoreServicesTests
{
    private const string Key = "c2VjcmV0a2V5";

    [Theory]
    [InlineData("DataFolder=/srv/genre", "SQLite at /srv/genre/songs.db")]
    [InlineData("DataFolder=/srv/genre|TagStore:SqlitePath=/var/lib/s.db", "SQLite at /var/lib/s.db")]
    [InlineData("CosmosConnection=AccountEndpoint=https://a.example:443/;AccountKey=" + Key + ";|DataFolder=/srv/genre", "Cosmos DB at a.example, database genre, container songs")]
    [InlineData("CosmosConnection:accountEndpoint=https://b.example/|Cosmos:Database=d|Cosmos:Container=c", "Cosmos DB at b.example, database d, container c")]
    public void Create_Settings_ChooseTheStore(string settings, string store)
    {
        using var chosen = (IDisposable)Create(settings);
        Assert.Equal(store, chosen.ToString());
    }

    [Fact]
    public void Create_NoSettings_IsSqliteInTheCurrentFolder()
    {
        using var chosen = (IDisposable)Create("");
        Assert.Equal($"SQLite at {Path.GetFullPath("data/songs.db")}", chosen.ToString());
    }

    [Theory]
    [InlineData("CosmosConnection:accountEndpoint=b.example", "CosmosConnection__accountEndpoint")]
    [InlineData("CosmosConnection:accountEndpoint=https://b.example|Cosmos:Gateway=perhaps", "Cosmos:Gateway")]
    public void Create_SettingThatCannotBeUsed_IsNamed(string settings, string name) =>
        Assert.Contains(name, Assert.Throws<InvalidOperationException>(() => Create(settings)).Message, StringComparison.Ordinal);

    [Fact]
    public void Options_Gateway_IsWhatTheSettingSays()
    {
        Assert.Equal(Microsoft.Azure.Cosmos.ConnectionMode.Direct, CosmosClients.Options(new CosmosSettings()).ConnectionMode);
        Assert.Equal(Microsoft.Azure.Cosmos.ConnectionMode.Gateway, CosmosClients.Options(new CosmosSettings { Gateway = true }).ConnectionMode);
    }

    [Fact]
    public async Task Start_AnyStore_SaysWhichInOneLineWithoutSecrets()
    {
        var lines = new List<string>();
        var services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(new Lines(lines)))
            .AddTagStore(Configuration($"CosmosConnection=AccountEndpoint=https://a.example:443/;AccountKey={Key};"));
        await using var provider = services.BuildServiceProvider();
        foreach (var service in provider.GetServices<IHostedService>())
            await service.StartAsync(new CancellationToken(canceled: true));
        Assert.Equal("Songs are kept in Cosmos DB at a.example, database genre, container songs.", Assert.Single(lines));
    }

    [Fact]
    public async Task Start_DamagedDatabase_IsSaidInASentence()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("songs.db", [.. Enumerable.Range(0, 5000).Select(index => (byte)(index * 7))]);
        using var store = new SqliteTagStore(path);
        var lines = new LogLines();
        using var announcement = new TagStoreAnnouncement(store, lines.For<TagStoreAnnouncement>());

        await announcement.StartAsync(CancellationToken.None);
        await announcement.ExecuteTask!;

        Assert.Equal(
            $"No song can be recorded as things are: {path} is damaged or no SQLite database; restore it, or set TagStore:SqlitePath to another file.",
            Assert.Single(lines.At(LogLevel.Error)));
    }

    private static ITagStore Create(string settings)
    {
        var configuration = Configuration(settings);
        return TagStoreServices.Create(configuration, CosmosAccount.Of(configuration));
    }

    private static IConfiguration Configuration(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(setting => setting.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], (string?)pair[1])))
        .Build();

    private sealed class Lines(List<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Add(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
