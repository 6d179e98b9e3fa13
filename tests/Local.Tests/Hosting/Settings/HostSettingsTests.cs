using System.Net;
using System.Net.Sockets;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Tests.Hosting.Settings;

public sealed class HostSettingsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("The argument '--prot' is unknown; --help lists what there is.", "--prot", "1")]
    [InlineData("The argument 'data' is unknown; --help lists what there is.", "data")]
    [InlineData("--data needs a value; --help lists what there is.", "--data")]
    [InlineData("--data is empty; name a folder.", "--data=")]
    [InlineData("--port is '70000'; it is a number from 0 to 65535, and 0 is any free port.", "--port", "70000")]
    [InlineData("--port is '-1'; it is a number from 0 to 65535, and 0 is any free port.", "--port=-1")]
    [InlineData("--anonymous-loopback is 'yes'; it is true or false.", "--anonymous-loopback", "yes")]
    [InlineData("--log-format is 'xml'; it is json or text.", "--log-format=xml")]
    public async Task Argument_ThatIsWrong_IsSaidWithExitCode2(string expected, params string[] arguments)
    {
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan() with { Arguments = arguments });
        Assert.Equal([expected], faults);
        Assert.Equal(2, exitCode);
    }

    [Theory]
    [InlineData("extensions", "blobs", "poisonBlobThreshold", "0", "host.json: extensions.blobs.poisonBlobThreshold is '0'; it is a whole number from 1 to 10000.")]
    [InlineData("extensions", "blobs", "maxDegreeOfParallelism", "\"many\"", "host.json: extensions.blobs.maxDegreeOfParallelism is 'many'; it is a whole number from 1 to 10000.")]
    [InlineData("extensions", "queues", "batchSize", "33", "host.json: extensions.queues.batchSize is '33'; it is a whole number from 1 to 32.")]
    [InlineData("extensions", "queues", "maxDequeueCount", "1.5", "host.json: extensions.queues.maxDequeueCount is '1.5'; it is a whole number from 1 to 10000.")]
    [InlineData("extensions", "durableTask", "maxConcurrentActivityFunctions", "-2", "host.json: extensions.durableTask.maxConcurrentActivityFunctions is '-2'; it is a whole number from 1 to 10000.")]
    [InlineData("extensions", "http", "routePrefix", "\"{a}\"", "host.json: extensions.http.routePrefix is '{a}'; it is the beginning of a path, as in api.")]
    [InlineData("logging", "logLevel", "default", "\"Loud\"", "host.json: logging.logLevel.default is 'Loud'; it is Trace, Debug, Information, Warning, Error, Critical, None.")]
    public async Task HostJson_WithAWrongValue_IsSaidWithItsKey(string outer, string inner, string key, string value, string expected)
    {
        Write("host.json", $$"""{ "version": "2.0", "{{outer}}": { "{{inner}}": { "{{key}}": {{value}} } } }""");
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan());
        Assert.Equal([expected], faults);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task HostJson_OverriddenByASetting_TakesTheSetting()
    {
        var settings = new Dictionary<string, string?> { ["AzureFunctionsJobHost__extensions__queues__batchSize"] = "99" };
        var (faults, _) = await TestHost.FaultsAsync(Plan() with { Settings = settings });
        Assert.Equal(["host.json: extensions.queues.batchSize is '99'; it is a whole number from 1 to 32."], faults);
    }

    [Theory]
    [InlineData("host.json", "{ nonsense")]
    [InlineData("local.settings.json", "{ nonsense")]
    [InlineData("local.settings.json", "[]")]
    [InlineData("local.settings.json", """{ "IsEncrypted": true, "Values": {} }""")]
    [InlineData("local.settings.json", """{ "Values": [] }""")]
    [InlineData("local.settings.json", """{ "Values": { "A": {} } }""")]
    public async Task File_ThatIsDamaged_IsNamed(string name, string content)
    {
        Write(name, content);
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan());
        Assert.StartsWith(Path.Combine(_folder.Path, name), Assert.Single(faults), StringComparison.Ordinal);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Setting_IsTakenFromTheEnvironmentBeforeTheFile()
    {
        Write("local.settings.json", """{ "Values": { "Both": "file", "FileOnly": 7, "Group__Key": "nested" } } // comment""");
        await using var host = await TestHost.StartAsync(Plan() with { Settings = new Dictionary<string, string?> { ["Both"] = "environment" } });
        var settings = host.Services.GetRequiredService<IConfiguration>();
        Assert.Equal("environment", settings["Both"]);
        Assert.Equal("7", settings["FileOnly"]);
        Assert.Equal("nested", settings["Group:Key"]);
        Assert.Equal(_folder.Path, settings["DataFolder"]);
    }

    [Fact]
    public async Task DataFolder_OfARunningHost_IsRefusedToASecond()
    {
        await using (await TestHost.StartAsync(Plan()))
        {
            var (faults, exitCode) = await TestHost.FaultsAsync(Plan());
            Assert.Equal([$"Another host is running on the data folder {_folder.Path}; stop it, or give this one another folder with --data."], faults);
            Assert.Equal(1, exitCode);
        }

        await using var next = await TestHost.StartAsync(Plan());
        await next.Log.ShowsAsync("is up at");
    }

    [Fact]
    public async Task Port_InUse_IsSaidAndTheFolderIsFreeAgain()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var log = new LogText();
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan() with { Arguments = ["--port", $"{port}"], Surroundings = each => each with { Output = log } });
        Assert.Equal([$"Port {port} is in use; stop what uses it, or give another with --port (0 is any free one)."], faults);
        Assert.Equal(1, exitCode);
        Assert.DoesNotContain("Exception", log.Text, StringComparison.Ordinal);
        await using var next = await TestHost.StartAsync(Plan());
    }

    [Fact]
    public async Task AddressFile_IsThereWhileTheHostIsUp()
    {
        var path = Path.Combine(_folder.Path, "address.txt");
        await using (var host = await TestHost.StartAsync(Plan()))
            Assert.Contains($"GenreFunctions is up at {File.ReadAllText(path)} (development and single-machine host; data in {_folder.Path})", host.Log.Lines);
        Assert.False(File.Exists(path));
    }

    private TestHostPlan Plan() => new() { Folder = _folder.Path, Functions = [typeof(QuietFunctions)] };

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(_folder.Path, name), content);

    public sealed class QuietFunctions
    {
        [Function("Quiet")]
        public static void Quiet([TimerTrigger("1.00:00:00")] TimerInfo timer)
        {
        }
    }
}
