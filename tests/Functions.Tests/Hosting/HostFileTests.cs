using System.Diagnostics;
using System.Text.Json.Nodes;

namespace GenreFunctions.Functions.Tests.Hosting;

/// <summary>Which host.json a package has: what decides on instances reads the file, and no setting.</summary>
public sealed class HostFileTests
{
    [Fact]
    public void Files_OfBothBackends_DifferInTheBackendOnly()
    {
        var (scheduler, storage) = (Read("host.json"), Read("host.storage.json"));
        Assert.Equal("azureManaged", (string?)Provider(scheduler)["type"]);
        Assert.Equal("AzureStorage", (string?)Provider(storage)["type"]);
        scheduler["extensions"]!["durableTask"]!.AsObject().Remove("storageProvider");
        storage["extensions"]!["durableTask"]!.AsObject().Remove("storageProvider");
        Assert.Equal(scheduler.ToJsonString(), storage.ToJsonString());
    }

    [Fact]
    public void Telemetry_IsOpenTelemetry_AndNothingConfiguresWhatThenCountsNoMore()
    {
        // Below `logging` it would be ignored, and host and worker would both send the worker's lines.
        var file = Read("host.json");
        Assert.Equal("OpenTelemetry", (string?)file["telemetryMode"]);
        Assert.Equal(["logLevel"], file["logging"]!.AsObject().Select(part => part.Key));
    }

    [Theory]
    [InlineData("host.json", "FunctionsHost=Azure")]
    [InlineData("host.json", "FunctionsHost=Azure", "DurableBackend=")]
    [InlineData("host.json", "FunctionsHost=Azure", "DurableBackend=scheduler")]
    [InlineData("host.storage.json", "FunctionsHost=Azure", "DurableBackend=storage")]
    [InlineData("host.json", "FunctionsHost=Embedded", "DurableBackend=storage")]
    public async Task Package_OfABackend_HasItsFile(string expected, params string[] properties)
    {
        var (output, _) = await EvaluateAsync(["-getProperty:HostJson", .. properties.Select(property => $"-p:{property}")]);
        Assert.Equal(expected, output.Trim());
    }

    [Fact]
    public async Task Package_OfABackendThatIsNone_IsRefusedInASentence()
    {
        var (output, exitCode) = await EvaluateAsync(["-t:CheckDurableBackend", "-nologo", "-p:FunctionsHost=Azure", "-p:DurableBackend=mssql"]);
        Assert.NotEqual(0, exitCode);
        Assert.Contains("DurableBackend is 'mssql', where scheduler or storage is expected", output, StringComparison.Ordinal);
    }

    private static JsonObject Provider(JsonObject file) => file["extensions"]!["durableTask"]!["storageProvider"]!.AsObject();

    private static JsonObject Read(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(RepositoryFolder.Path, name)))!.AsObject();

    private static async Task<(string Output, int ExitCode)> EvaluateAsync(string[] arguments)
    {
        var project = Path.Combine(RepositoryFolder.Path, "functions/GenreFunctions.Functions.csproj");
        var start = new ProcessStartInfo("dotnet", ["msbuild", project, .. arguments]) { RedirectStandardOutput = true };
        using var msbuild = Process.Start(start)!;
        var output = await msbuild.StandardOutput.ReadToEndAsync();
        await msbuild.WaitForExitAsync();
        return (output, msbuild.ExitCode);
    }
}
