using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using GenreFunctions.Local.Hosting.Azurite;
using GenreFunctions.Local.Tests.SampleApp;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace GenreFunctions.Local.Tests.Hosting.Azurite;

/// <summary>Development storage at ports of the test's own, which stand for the usual ones.</summary>
public sealed class StorageEmulatorTests : IDisposable
{
    private const string Development = "UseDevelopmentStorage=true";

    private readonly TemporaryFolder _folder = new();
    private readonly EmulatorPorts _ports = FreePorts();

    private string ProcessFile => Path.Combine(_folder.Path, "azurite.pid");

    private string ConnectionFile => Path.Combine(_folder.Path, "storage.txt");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Emulator_ThatNobodyRuns_IsStartedAndItsDataIsThereAfterARestart()
    {
        await using (var host = await TestHost.StartAsync(Plan()))
        {
            await UploadAsync(host, "kept.wav");
            await host.Recorder.HasAsync("kept.wav");
        }

        Assert.False(File.Exists(ProcessFile));
        Assert.False(File.Exists(ConnectionFile));
        Assert.True(IsFree(_ports.Blobs));
        await using var second = await TestHost.StartAsync(Plan());
        Assert.True(await Container(second).GetBlobClient("kept.wav").ExistsAsync());
        Assert.Empty(second.Recorder.Entries);
    }

    [Fact]
    public async Task Emulator_ThatRunsAlready_IsUsedAndLeftRunning()
    {
        using var other = new TemporaryFolder();
        await using var owner = await TestHost.StartAsync(Plan() with { Folder = other.Path });
        await using (var guest = await TestHost.StartAsync(Plan() with { Functions = [typeof(OtherFunctions)] }))
        {
            Assert.False(File.Exists(ProcessFile));
            await UploadAsync(guest, "shared.wav");
            await guest.Recorder.HasAsync("other shared.wav");
        }

        await owner.Recorder.HasAsync("shared.wav");
        await UploadAsync(owner, "later.wav");
        await owner.Recorder.HasAsync("later.wav");
    }

    [Fact]
    public async Task Ports_TakenBySomethingElse_LeadToAnEmulatorOfTheHostsOwn()
    {
        using var other = new TcpListener(IPAddress.Loopback, _ports.Blobs);
        other.Start();
        _ = AnswerAsync(other);
        await using var host = await TestHost.StartAsync(Plan());
        await UploadAsync(host, "song.wav");
        await host.Recorder.HasAsync("song.wav");
        var key = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "azurite.key"));
        Assert.Contains(key, Connection(host), StringComparison.Ordinal);
        Assert.Equal(64, Convert.FromBase64String(key).Length);
        Assert.DoesNotContain(key, host.Log.Text, StringComparison.Ordinal);
        var told = new BlobServiceClient(await File.ReadAllTextAsync(ConnectionFile));
        Assert.True(await told.GetBlobContainerClient(Container(host).Name).GetBlobClient("song.wav").ExistsAsync());
        if (OperatingSystem.IsLinux())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Path, "azurite.key")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(ConnectionFile));
            Assert.DoesNotContain(key, await File.ReadAllTextAsync($"/proc/{EmulatorId()}/cmdline"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Emulator_ThatDies_IsStartedAgain()
    {
        await using var host = await TestHost.StartAsync(Plan());
        using (var emulator = Process.GetProcessById(EmulatorId()))
            emulator.Kill();
        await host.Log.ShowsAsync("The storage emulator listens again");
        await Container(host).CreateIfNotExistsAsync();
        await UploadAsync(host, "song.wav");
        await host.Recorder.HasAsync("song.wav");
    }

    [Fact]
    public async Task Process_ThatOnlyHasTheNumberOfAnOrphan_IsLeftAlone()
    {
        using var innocent = Process.Start(new ProcessStartInfo("node", ["-e", "process.stdin.resume()"]) { RedirectStandardInput = true })!;
        await File.WriteAllTextAsync(ProcessFile, string.Create(CultureInfo.InvariantCulture, $"{innocent.Id} {innocent.StartTime.ToUniversalTime().AddHours(-1):O}"));
        new EmulatorProcessFile(ProcessFile).EndOrphan();
        Assert.False(innocent.HasExited);
        Assert.False(File.Exists(ProcessFile));
        innocent.StandardInput.Close();
        await innocent.WaitForExitAsync();
    }

    [Fact]
    public async Task Orphan_IsWaitedForUntilItHasEnded()
    {
        using var orphan = Process.Start(new ProcessStartInfo("node", ["-e", "process.stdin.resume()"]) { RedirectStandardInput = true })!;
        var file = new EmulatorProcessFile(ProcessFile);
        file.Write(orphan);
        var ending = Task.Run(file.EndOrphan);
        Assert.False(ending.IsCompleted);
        orphan.StandardInput.Close();
        await ending;
        Assert.True(orphan.HasExited);
    }

    [Fact]
    public async Task Emulator_OfAHostThatWasKilled_EndsByItselfAndKeepsItsData()
    {
        var settings = new Dictionary<string, string> { ["AudioStorage"] = Development, ["SAMPLE_PORTS"] = $"{_ports.Blobs},{_ports.Queues}" };
        string[] arguments = ["--data", _folder.Path, "--port", "0"];
        using (var killed = new SampleProcess(settings, arguments))
        {
            await killed.Output.ShowsAsync("is up at");
            await new BlobContainerClient(EmulatorAccount.Development.ConnectionString(_ports), "sample").GetBlobClient("kept.wav").UploadAsync(new BinaryData("a"));
            killed.Kill();
            await killed.ExitCodeAsync();
        }

        using var next = new SampleProcess(settings, arguments);
        await next.Output.ShowsAsync("is up at");
        Assert.True(await new BlobClient(EmulatorAccount.Development.ConnectionString(_ports), "sample", "kept.wav").ExistsAsync());
        next.Terminate();
        Assert.Equal(0, await next.ExitCodeAsync());
        Assert.Empty(next.Errors.Text);
        Assert.True(IsFree(_ports.Blobs));
    }

    [Fact]
    public async Task Emulator_OnCtrlC_LeavesTheEndToTheHost()
    {
        await using var host = await TestHost.StartAsync(Plan());
        var id = EmulatorId();
        using (var interrupt = Process.Start("kill", ["-INT", $"{id}"]))
            await interrupt.WaitForExitAsync();
        await UploadAsync(host, "song.wav");
        await host.Recorder.HasAsync("song.wav");
        Assert.Equal(id, EmulatorId());
        Assert.DoesNotContain("has ended", host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Node_NotInstalled_IsSaidWithWhatToDo()
    {
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan() with { Settings = new Dictionary<string, string?> { ["PATH"] = _folder.Path } });
        Assert.Equal(["Node.js is not installed, and the storage emulator needs it; install Node 20 or newer, or set AudioStorage to the connection string of a storage account."], faults);
        Assert.Equal(1, exitCode);
    }

    [Fact]
    public async Task Azurite_NotInstalled_IsSaidWithWhatToDo()
    {
        var (faults, exitCode) = await TestHost.FaultsAsync(Plan() with { Surroundings = each => each with { DevelopmentPorts = _ports } });
        Assert.Equal(["The storage emulator Azurite is not installed; run npm ci in the folder of package.json, or set AudioStorage to the connection string of a storage account."], faults);
        Assert.Equal(1, exitCode);
    }

    private static async Task AnswerAsync(TcpListener listener)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync("HTTP/1.1 403 Forbidden\r\nServer: something else\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray());
            }
        }
        catch (Exception fault) when (fault is SocketException or ObjectDisposedException or IOException)
        {
            // The test has ended.
        }
    }

    private static EmulatorPorts FreePorts()
    {
        using var blobs = new TcpListener(IPAddress.Loopback, 0);
        using var queues = new TcpListener(IPAddress.Loopback, 0);
        blobs.Start();
        queues.Start();
        return new EmulatorPorts(((IPEndPoint)blobs.LocalEndpoint).Port, ((IPEndPoint)queues.LocalEndpoint).Port);
    }

    private static bool IsFree(int port)
    {
        using var client = new TcpClient();
        try
        {
            client.Connect(IPAddress.Loopback, port);
            return false;
        }
        catch (SocketException)
        {
            return true;
        }
    }

    private static string Connection(TestHost host) => host.Services.GetRequiredService<IConfiguration>()["AudioStorage"]!;

    private static BlobContainerClient Container(TestHost host) => new(Connection(host), "emulated");

    private static async Task UploadAsync(TestHost host, string name) => await Container(host).GetBlobClient(name).UploadAsync(new BinaryData("a"), overwrite: true);

    private int EmulatorId() => int.Parse(File.ReadAllText(ProcessFile).Split(' ')[0], CultureInfo.InvariantCulture);

    private TestHostPlan Plan() => new()
    {
        Folder = _folder.Path,
        Functions = [typeof(EmulatedFunctions)],
        Storage = Development,
        Settings = new Dictionary<string, string?> { ["PATH"] = Environment.GetEnvironmentVariable("PATH") },
        Surroundings = each => each with { DevelopmentPorts = _ports, ProgramFolder = RepositoryFolder.Path },
    };

    public sealed class EmulatedFunctions(Recorder recorder)
    {
        [Function("OnBlob")]
        public Task OnBlob([BlobTrigger("emulated/{name}", Connection = "AudioStorage")] BlobClient blob, string name) => recorder.AddAsync(name);
    }

    public sealed class OtherFunctions(Recorder recorder)
    {
        [Function("OnOther")]
        public Task OnOther([BlobTrigger("emulated/{name}", Connection = "AudioStorage")] BlobClient blob, string name) => recorder.AddAsync($"other {name}");
    }
}
