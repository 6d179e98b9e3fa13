using System.Text.RegularExpressions;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Hooks;

public sealed partial class ImageTests : IDisposable
{
    private static readonly AzdHook Image = AzdRoot.Premium.Hook("postprovision");

    private readonly HookBench _bench = new();

    public ImageTests()
    {
        _bench.StandIn("az", """case "$*" in *"keys list"*) echo true ;; esac""");
        foreach (var (name, value) in SubscribeTests.Provisioned)
            _bench.Environment[name] = value;
        _bench.Environment["HOSTING_PLAN"] = "premium";
        _bench.Environment["AZURE_CONTAINER_REGISTRY_ENDPOINT"] = "crabc.azurecr.io";
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Image_WhenAllGoesWell_IsBuiltAndRunAndRememberedAndSubscribed()
    {
        var run = _bench.Run(Image);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        var calls = _bench.Calls("az").Where(call => call[0] != "account").ToList();
        Assert.Equal(["acr build", "deployment group", "functionapp keys", "deployment group"], calls.Select(call => $"{call[0]} {call[1]}"));
        var tag = calls[0][Array.IndexOf(calls[0], "-t") + 1];
        Assert.Matches(@"^tagger:\d{14}$", tag);
        Assert.Equal(
            ["acr", "build", "--subscription", SubscribeTests.Provisioned["AZURE_SUBSCRIPTION_ID"], "-r", "crabc", "--build-arg", "DURABLE_BACKEND=scheduler", "-t", tag, "-f", Path.Combine(_bench.Clone, "infra/gpu/Dockerfile"), _bench.Clone],
            calls[0]);
        Assert.Equal(["functionAppName=func-abc", $"image=crabc.azurecr.io/{tag}"], calls[1][^2..]);
        Assert.Equal($"crabc.azurecr.io/{tag}", _bench.Remembered["SERVICE_TAGGER_IMAGE_NAME"]);
        Assert.Contains("event-subscription", calls[3]);
    }

    [Fact]
    public void Image_Parameters_AreThoseThatTheTemplateWants()
    {
        _bench.Run(Image);
        var call = _bench.Calls("az").First(call => call[0] == "deployment");
        var template = File.ReadAllText(call[Array.IndexOf(call, "--template-file") + 1]);

        Assert.Equal(WithoutDefault().Matches(template).Select(match => match.Groups[1].Value), call[(Array.IndexOf(call, "--parameters") + 1)..].Select(pair => pair.Split('=')[0]));
    }

    [Theory]
    [InlineData("scheduler", "scheduler")]
    [InlineData("storage", "storage")]
    [InlineData("", "scheduler")]
    public void Image_Backend_IsPassedToTheBuild(string backend, string expected)
    {
        _bench.Environment["DURABLE_BACKEND"] = backend;

        _bench.Run(Image);

        Assert.Contains($"DURABLE_BACKEND={expected}", _bench.Calls("az").Single(call => call[0] == "acr"));
    }

    [Fact]
    public void Image_WithAnUnknownBackend_IsNotBuilt()
    {
        _bench.Environment["DURABLE_BACKEND"] = "netherite";

        var run = _bench.Run(Image);

        Assert.Equal((1, "DURABLE_BACKEND is netherite: it has to be scheduler or storage.\n"), (run.ExitCode, run.Errors));
        Assert.Empty(_bench.Calls("az"));
    }

    [Theory]
    [InlineData("acr", "The image could not be built. The reason is above.")]
    [InlineData("deployment", "The app could not be told of its image. The reason is above.")]
    public void Image_WhenAStepFails_StopsThereAndForgetsTheImage(string step, string sentence)
    {
        _bench.StandIn("az", $"[ \"$1\" != {step} ]");

        var run = _bench.Run(Image);

        Assert.Equal((1, sentence + "\n"), (run.ExitCode, run.Errors));
        Assert.Equal(step, _bench.Calls("az")[^1][0]);
        Assert.Empty(_bench.Calls("azd"));
    }

    [Theory]
    [InlineData("AZURE_SUBSCRIPTION_ID")]
    [InlineData("AZURE_RESOURCE_GROUP")]
    [InlineData("AZURE_CONTAINER_REGISTRY_ENDPOINT")]
    [InlineData("SERVICE_TAGGER_NAME")]
    public void Image_WithoutAValue_SaysWhichAndDoesNothing(string name)
    {
        _bench.Environment[name] = "";

        var run = _bench.Run(Image);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"{name}: is missing: ", run.Errors, StringComparison.Ordinal);
        Assert.Empty(_bench.Calls("az"));
    }

    [Theory]
    [MemberData(nameof(Shells.Installed), MemberType = typeof(Shells))]
    public void Image_InEveryShell_Works(string shell)
    {
        using var bench = new HookBench(shell);
        bench.StandIn("az", """case "$*" in *"keys list"*) echo true ;; esac""");
        foreach (var (name, value) in _bench.Environment)
            bench.Environment[name] = value;

        var run = bench.Run(Image);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(_bench.Clone.Length, bench.Calls("az").Single(call => call[0] == "acr")[^1].Length);
    }

    [GeneratedRegex(@"^param (\w+) \w+$", RegexOptions.Multiline)]
    private static partial Regex WithoutDefault();
}
