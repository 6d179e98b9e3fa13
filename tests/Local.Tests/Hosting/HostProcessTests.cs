using Azure.Storage.Blobs;
using GenreFunctions.Local.Tests.Hosting.ChangeFeed;
using GenreFunctions.Local.Tests.SampleApp;

namespace GenreFunctions.Local.Tests.Hosting;

/// <summary>A host in a process of its own: what it prints, how it ends, and what a kill leaves behind.</summary>
[Collection(SharedStorage.Name)]
public sealed class HostProcessTests(AzuriteServer storage) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private BlobContainerClient Container => storage.Blobs.GetBlobContainerClient("sample");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Process_Started_SaysWhereItIsUpAndAnswers()
    {
        using var host = Start();
        await host.Output.ShowsAsync("GenreFunctions is up at http://127.0.0.1:");
        using var client = new HttpClient { BaseAddress = new Uri(await File.ReadAllTextAsync(Path.Combine(_folder.Path, "address.txt"))) };
        Assert.Contains("you", await client.GetStringAsync("/api/hello/you"), StringComparison.Ordinal);
        host.Interrupt();
        Assert.Equal(0, await host.ExitCodeAsync());
        Assert.Empty(host.Errors.Text);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "address.txt")));
    }

    [Fact]
    public async Task Process_Terminated_LetsTheRunningInvocationEnd()
    {
        using var host = Start();
        await UploadAsync(host, "slow-term.wav");
        await SeenAsync("begin slow-term.wav");
        host.Terminate();
        await Eventually.TrueAsync(() => !File.Exists(Path.Combine(_folder.Path, "address.txt")), () => "The host does not begin to stop.");
        _folder.File("go");
        Assert.Equal(0, await host.ExitCodeAsync());
        await SeenAsync("end slow-term.wav");
    }

    [Fact]
    public async Task Process_Killed_IsFollowedByOneThatStartsTheInvocationAgain()
    {
        using (var first = Start())
        {
            await UploadAsync(first, "quick-kill.wav");
            await SeenAsync("end quick-kill.wav");
            await UploadAsync(first, "slow-kill.wav");
            await SeenAsync("begin slow-kill.wav");
            first.Kill();
            await first.ExitCodeAsync();
        }

        _folder.File("go");
        using var second = Start();
        await SeenAsync("end slow-kill.wav");
        var seen = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "seen.txt"));
        Assert.Equal(2, seen.Count(line => line == "begin slow-kill.wav"));
        second.Terminate();
        Assert.Equal(0, await second.ExitCodeAsync());
    }

    [Fact]
    public async Task Process_KilledWithDocumentsInHand_IsFollowedByOneThatGetsThemAgain()
    {
        using var feed = new FeedFile(_folder.Path, "changes").MakeView();
        feed.Write(("a", "1"), ("b", "2"), ("c", "13"), ("d", "4"), ("e", "5"));
        using (var first = Start())
        {
            await SeenAsync("begin 13 4");
            first.Kill();
            await first.ExitCodeAsync();
        }

        _folder.File("go");
        using var second = Start();
        await SeenAsync("end 5");
        var seen = await File.ReadAllLinesAsync(Path.Combine(_folder.Path, "seen.txt"));
        Assert.Equal(["begin 1 2", "end 1 2", "begin 13 4", "begin 13 4", "end 13 4", "begin 5", "end 5"], seen);
        second.Terminate();
        Assert.Equal(0, await second.ExitCodeAsync());
    }

    [Theory]
    [InlineData(2, "The argument '--wrong' is unknown; --help lists what there is.", "--wrong")]
    [InlineData(1, "cannot be made", "--data", "/dev/null/data")]
    public async Task Process_ThatCannotStart_EndsWithASentence(int exitCode, string sentence, params string[] arguments)
    {
        using var host = new SampleProcess(new Dictionary<string, string>(), arguments);
        Assert.Equal(exitCode, await host.ExitCodeAsync());
        await host.Errors.ShowsAsync(sentence);
        Assert.Single(host.Errors.Lines);
    }

    [Fact]
    public async Task Process_AskedForHelp_PrintsItsOptions()
    {
        using var host = new SampleProcess(new Dictionary<string, string>(), "--help");
        Assert.Equal(0, await host.ExitCodeAsync());
        await host.Output.ShowsAsync("--anonymous-loopback true|false");
    }

    private SampleProcess Start() =>
        new(new Dictionary<string, string> { ["AudioStorage"] = storage.ConnectionString }, "--data", _folder.Path, "--port", "0");

    private async Task UploadAsync(SampleProcess host, string name)
    {
        await host.Output.ShowsAsync("is up at");
        await Container.GetBlobClient(name).UploadAsync(new BinaryData("a"), overwrite: true);
    }

    private Task SeenAsync(string line)
    {
        var path = Path.Combine(_folder.Path, "seen.txt");
        string Text() => File.Exists(path) ? File.ReadAllText(path) : "";
        return Eventually.TrueAsync(() => Text().Contains(line + "\n", StringComparison.Ordinal), () => $"'{line}' was not seen, but: {Text()}");
    }
}
