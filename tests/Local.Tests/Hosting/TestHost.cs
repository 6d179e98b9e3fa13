using GenreFunctions.Local.Hosting;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GenreFunctions.Local.Tests.Hosting;

/// <summary>A host in the test's own process, with the functions, settings and folder that the test gives it.</summary>
public sealed class TestHost : IAsyncDisposable
{
    // Development storage that nobody starts: tests name the account they use.
    private const string NoStorage = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=AAAA;BlobEndpoint=http://127.0.0.1:9/none;QueueEndpoint=http://127.0.0.1:9/none;";

    private readonly IHost _host;

    private TestHost(IHost host, LogText log, string folder)
    {
        _host = host;
        Log = log;
        Folder = folder;
    }

    public LogText Log { get; }

    /// <summary>The data folder.</summary>
    public string Folder { get; }

    public Recorder Recorder => _host.Services.GetRequiredService<Recorder>();

    public IServiceProvider Services => _host.Services;

    public Uri Address => new(File.ReadAllText(Path.Combine(Folder, "address.txt")));

    /// <summary>Starts a host.</summary>
    internal static async Task<TestHost> StartAsync(TestHostPlan plan)
    {
        var log = new LogText();
        var builder = FunctionsApplicationBuilder.Create(["--data", plan.Folder, "--port", "0", .. plan.Arguments], Surroundings(plan, log));
        builder.ConfigureFunctionsWebApplication();
        builder.Services.AddSingleton(plan.Recorder);
        plan.Configure(builder);
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, log, plan.Folder);
    }

    /// <summary>Everything that is said of a start that fails, and the exit code.</summary>
    internal static async Task<(IReadOnlyList<string> Faults, int ExitCode)> FaultsAsync(TestHostPlan plan)
    {
        HostStartException? seen = null;
        var surroundings = plan.Surroundings;
        var failure = await Assert.ThrowsAsync<HostStartException>(async () =>
        {
            await using var host = await StartAsync(plan with { Surroundings = each => surroundings(each) with { OnStartFailure = fault => seen = fault } });
        });
        Assert.Same(failure, seen);
        return (failure.Faults, failure.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        await ((IAsyncDisposable)_host).DisposeAsync();
    }

    private static HostSurroundings Surroundings(TestHostPlan plan, LogText log) => plan.Surroundings(new HostSurroundings
    {
        CurrentFolder = plan.Folder,
        ProgramFolder = plan.Folder,
        Environment = new Dictionary<string, string?>(plan.Settings) { ["AudioStorage"] = plan.Settings.GetValueOrDefault("AudioStorage") ?? plan.Storage ?? NoStorage },
        Output = log,
        FunctionTypes = plan.Functions,
        FirstRetryPause = TimeSpan.FromMilliseconds(1),
        OnStartFailure = _ => { },
    });
}
