using System.Xml.Linq;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Hooks;

public sealed class PackageTests : IDisposable
{
    private static readonly AzdHook Package = AzdRoot.Flex.Hook("prepackage");

    private readonly HookBench _bench = new();

    public void Dispose() => _bench.Dispose();

    private string Properties => Path.Combine(_bench.Clone, "functions/package.props");

    [Theory]
    [InlineData("", "scheduler")]
    [InlineData("scheduler", "scheduler")]
    [InlineData("storage", "storage")]
    public void Package_Backend_IsWrittenForTheProject(string backend, string expected)
    {
        _bench.Environment["DURABLE_BACKEND"] = backend;

        var run = _bench.Run(Package);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(expected, XDocument.Load(Properties).Root!.Element("PropertyGroup")!.Element("DurableBackend")!.Value);
    }

    [Fact]
    public void Package_FromAnotherEnvironment_IsReplaced()
    {
        _bench.Environment["DURABLE_BACKEND"] = "storage";
        _bench.Run(Package);
        _bench.Environment.Remove("DURABLE_BACKEND");

        _bench.Run(Package);

        Assert.Equal("scheduler", XDocument.Load(Properties).Descendants("DurableBackend").Single().Value);
    }

    [Theory]
    [InlineData("Storage")]
    [InlineData("<x/>")]
    public void Package_WithAnUnknownBackend_SaysSoAndWritesNothing(string backend)
    {
        _bench.Environment["DURABLE_BACKEND"] = backend;

        var run = _bench.Run(Package);

        Assert.Equal((1, $"DURABLE_BACKEND is {backend}: it has to be scheduler or storage.\n"), (run.ExitCode, run.Errors));
        Assert.False(File.Exists(Properties));
    }

    [Fact]
    public void Package_Hook_LeavesTheEnvironmentToTheOthers()
    {
        // azd packages while it provisions: two that write the same file would undo each other's.
        _bench.Run(Package);

        Assert.Empty(_bench.Calls("azd"));
    }
}
