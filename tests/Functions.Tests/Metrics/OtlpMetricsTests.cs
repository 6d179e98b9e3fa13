using System.Reflection;
using System.Runtime.Loader;
using GenreFunctions.Functions.Costs;
using GenreFunctions.Functions.Metrics;
using GenreFunctions.Functions.Tests.CostReports;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenreFunctions.Functions.Tests.Metrics;

public sealed class OtlpMetricsTests
{
    // Whoever listens hears the meters of other tests, too, that run at the same time.
    private const string Mark = "only-here";

    [Fact]
    public async Task Stop_WithMeasurements_SendsThemWithUnitsAndAttributes()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var host = Host(("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await host.StartAsync();
        var run = Own(Sample.Run());
        var metrics = host.Services.GetRequiredService<GenreMetrics>();
        metrics.Recorded(run, run.Meters.Start.AddSeconds(-2));
        metrics.Idle(Sample.Waiting() with { Plan = Mark });
        Assert.Equal(0, receiver.Waiting);
        await host.StopAsync();

        var (path, body) = await receiver.NextAsync();
        Assert.Equal("/v1/metrics", path);
        Assert.Equal("genre-functions", body.Resource["service.name"]);
        var own = body.Metrics.Where(metric => metric.Attributes.Values.Contains(Mark)).ToList();
        Assert.Equal(
            [
                "GenreFunctions genre.cost.idle {USD} sum hosting.plan",
                "GenreFunctions genre.queue.age s histogram genre.model.version,hosting.plan,outcome",
                "GenreFunctions genre.segment.count {segment} histogram genre.model.version,hosting.plan,outcome",
                "GenreFunctions genre.song.cost {USD} histogram genre.model.version,hosting.plan,outcome",
                "GenreFunctions genre.song.duration s histogram genre.model.version,hosting.plan,outcome",
            ],
            own.Select(metric => $"{metric.Scope} {metric.Name} {metric.Unit} {metric.Kind} {string.Join(',', metric.Attributes.Keys.Order())}").Order(StringComparer.Ordinal));
        var cost = own.Single(metric => metric.Name == "genre.song.cost");
        Assert.Equal((double)run.Cost.KnownCost, cost.Sum);
        // Those that the meter advises, not the fifteen that OpenTelemetry takes for milliseconds.
        Assert.Equal(19, cost.Bounds);
        Assert.Equal("tagged", cost.Attributes["outcome"]);
    }

    [Fact]
    public async Task Run_ShortInterval_SendsBeforeTheEnd()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var host = Host(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "100"),
            ("OTEL_SERVICE_NAME", "labels"));
        await host.StartAsync();
        host.Services.GetRequiredService<GenreMetrics>().Recorded(Sample.Run());
        var (_, body) = await receiver.NextAsync();
        Assert.Equal("labels", body.Resource["service.name"]);
        await host.StopAsync();
    }

    [Fact]
    public async Task Stop_ReceiverAway_EndsAllTheSame()
    {
        string address;
        await using (var receiver = await OtlpReceiver.StartAsync())
            address = receiver.Address;
        using var host = Host(("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        await host.StartAsync();
        host.Services.GetRequiredService<GenreMetrics>().Recorded(Sample.Run());
        await host.StopAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(null, 0, "")]
    [InlineData(" ", 0, "")]
    [InlineData("http://127.0.0.1:4318", 1, "OpenTelemetry")]
    public async Task Add_Endpoint_DecidesWhetherAnythingIsLoaded(string? endpoint, int services, string loaded)
    {
        var context = new OwnOpenTelemetry();
        try
        {
            var added = new ServiceCollection();
            var add = context.LoadFromAssemblyPath(typeof(GenreMetrics).Assembly.Location).GetType(typeof(MetricsServices).FullName!)!
                .GetMethod(nameof(MetricsServices.AddGenreMetrics), BindingFlags.Public | BindingFlags.Static)!;
            add.Invoke(null, [added, Configuration((MetricsServices.Endpoint, endpoint))]);
            foreach (var service in added.Where(service => service.ServiceType == typeof(IHostedService)).Select(service => service.ImplementationFactory!(null!)))
            {
                await ((IHostedService)service).StartAsync(CancellationToken.None);
                ((IDisposable)service).Dispose();
            }

            Assert.Equal(services, added.Count(service => service.ServiceType == typeof(IHostedService)));
            Assert.Equal(loaded, context.Assemblies.Select(assembly => assembly.GetName().Name).SingleOrDefault(name => name == "OpenTelemetry") ?? "");
        }
        finally
        {
            context.Unload();
        }
    }

    [Theory]
    [InlineData("127.0.0.1:4318")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("yes")]
    public void Add_EndpointThatIsNone_IsNamed(string endpoint)
    {
        var fault = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddGenreMetrics(Configuration((MetricsServices.Endpoint, endpoint))));
        Assert.Equal("The setting OTEL_EXPORTER_OTLP_ENDPOINT is no address such as http://127.0.0.1:4318.", fault.Message);
    }

    private static SongCost Own(SongCost run) => run with { ModelId = Mark };

    private static IConfiguration Configuration(params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Name, setting.Value)))
        .Build();

    private static IHost Host(params (string Name, string? Value)[] settings)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<CostOptions>(Sample.Flex).AddGenreMetrics(Configuration(settings));
        return builder.Build();
    }

    /// <summary>Loads the app and OpenTelemetry once more, for itself; everything else is shared.</summary>
    private sealed class OwnOpenTelemetry() : AssemblyLoadContext(isCollectible: true)
    {
        private readonly AssemblyDependencyResolver _paths = new(typeof(GenreMetrics).Assembly.Location);

        protected override Assembly? Load(AssemblyName assemblyName) =>
            assemblyName.Name!.StartsWith("OpenTelemetry", StringComparison.Ordinal) && _paths.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
    }
}
