using System.Text.RegularExpressions;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Hooks;

public sealed partial class SubscribeTests : IDisposable
{
    private const string Key = "blobs-key-that-nobody-may-see";

    /// <summary>The Azure CLI of an app whose trigger has started. Whoever asks it for keys without asking only whether there is one is told them.</summary>
    private const string ReadyApp = $"""
        case "$*" in
          *"keys list"*"--query contains(keys(systemKeys), 'blobs_extension') -o tsv"*) echo true ;;
          *"keys list"*) echo {Key} ;;
        esac
        """;

    private static readonly AzdHook Subscription = AzdRoot.Flex.Hook("postdeploy");

    private readonly HookBench _bench = new();

    public SubscribeTests()
    {
        _bench.StandIn("az", ReadyApp);
        foreach (var (name, value) in Provisioned)
            _bench.Environment[name] = value;
    }

    public static TheoryData<string> Needed => ["AZURE_SUBSCRIPTION_ID", "AZURE_RESOURCE_GROUP", "SERVICE_TAGGER_NAME", "EVENTS_TOPIC_NAME", "EVENTS_IDENTITY_ID", "AUDIO_STORAGE_NAME"];

    internal static IReadOnlyDictionary<string, string> Provisioned { get; } = new Dictionary<string, string>
    {
        ["HOSTING_PLAN"] = "flex",
        ["AZURE_SUBSCRIPTION_ID"] = "11111111-2222-3333-4444-555555555555",
        ["AZURE_RESOURCE_GROUP"] = "rg-genre test",
        ["SERVICE_TAGGER_NAME"] = "func-abc",
        ["EVENTS_TOPIC_NAME"] = "evgt-abc",
        ["EVENTS_IDENTITY_ID"] = "/subscriptions/s/resourceGroups/rg-genre test/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-events-abc",
        ["AUDIO_STORAGE_NAME"] = "staudioabc",
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Shells.Installed), MemberType = typeof(Shells))]
    public void Subscribe_WhenTheAppIsUp_AsksOnceAndSubscribes(string shell)
    {
        using var bench = new HookBench(shell);
        bench.StandIn("az", ReadyApp);
        foreach (var (name, value) in Provisioned)
            bench.Environment[name] = value;

        var run = bench.Run(Subscription);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal(
            [
                ["account", "show", "--subscription", Provisioned["AZURE_SUBSCRIPTION_ID"], "-o", "none"],
                ["functionapp", "keys", "list", "--subscription", Provisioned["AZURE_SUBSCRIPTION_ID"], "-g", "rg-genre test", "-n", "func-abc", "--query", "contains(keys(systemKeys), 'blobs_extension')", "-o", "tsv"],
                [
                    "deployment", "group", "create", "--subscription", Provisioned["AZURE_SUBSCRIPTION_ID"], "-g", "rg-genre test", "-n", "event-subscription", "-o", "none",
                    "--template-file", Path.Combine(bench.Clone, "infra/hooks/../event-subscription.bicep"), "--parameters",
                    "topicName=evgt-abc", "functionAppName=func-abc", "audioStorageName=staudioabc", $"eventsIdentityId={Provisioned["EVENTS_IDENTITY_ID"]}",
                ],
            ],
            bench.Calls("az"));
        Assert.Empty(bench.Calls("sleep"));
        Assert.Contains("Uploads to the container audio of staudioabc now reach func-abc.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Subscribe_Parameters_AreThoseThatTheTemplateWants()
    {
        _bench.Run(Subscription);
        var call = _bench.Calls("az")[^1];
        var template = File.ReadAllText(call[Array.IndexOf(call, "--template-file") + 1]);

        Assert.Equal(WithoutDefault().Matches(template).Select(match => match.Groups[1].Value), call[(Array.IndexOf(call, "--parameters") + 1)..].Select(pair => pair.Split('=')[0]));
    }

    [Fact]
    public void Subscribe_Twice_DoesTheSameTwice()
    {
        _bench.Run(Subscription);
        var first = _bench.Calls("az");
        _bench.Run(Subscription);

        Assert.Equal(first.Concat(first), _bench.Calls("az"));
    }

    [Theory]
    [MemberData(nameof(Needed))]
    public void Subscribe_WithoutAValue_SaysWhichAndDoesNothing(string name)
    {
        _bench.Environment.Remove(name);

        var run = _bench.Run(Subscription);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains($"{name}: is missing: ", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Said.TrimEnd().Split('\n'));
        Assert.Empty(_bench.Calls("az"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Flex")]
    public void Subscribe_WithoutAPlan_SaysSo(string plan)
    {
        _bench.Environment["HOSTING_PLAN"] = plan;

        var run = _bench.Run(Subscription);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"HOSTING_PLAN is '{plan}': provision first, with azd provision.\n", run.Errors);
        Assert.Empty(_bench.Calls("az"));
    }

    [Theory]
    [InlineData("containerApps")]
    [InlineData("containerAppsGpu")]
    public void Subscribe_OnContainerApps_HasNothingToDo(string plan)
    {
        _bench.Environment["HOSTING_PLAN"] = plan;

        var run = _bench.Run(Subscription);

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(_bench.Calls("az"));
    }

    [Fact]
    public void Subscribe_WhileTheAppStarts_Waits()
    {
        _bench.StandIn("az", """
            case "$*" in
              *"keys list"*) [ "$call" -lt 4 ] && echo false || echo true ;;
            esac
            """);

        var run = _bench.Run(Subscription);

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal([["15"], ["15"]], _bench.Calls("sleep"));
        Assert.Contains("Waiting for the app to start (2 of 20) ...", run.Output, StringComparison.Ordinal);
        Assert.Equal(5, _bench.Calls("az").Count); // Signed in? Key? Key? Key? Subscribe.
    }

    [Fact]
    public void Subscribe_WhenTheAppNeverStarts_GivesUpWithTheReason()
    {
        _bench.Environment["SUBSCRIBE_ATTEMPTS"] = "3";
        _bench.Environment["SUBSCRIBE_PAUSE_SECONDS"] = "0";
        _bench.StandIn("az", """case "$*" in *"keys list"*) echo "ERROR: Site Unavailable ($call)" >&2; exit 1 ;; esac""");

        var run = _bench.Run(Subscription);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(["ERROR: Site Unavailable (4)", "The app func-abc has no key blobs_extension: its trigger has not started. See its log stream, then run this again: azd hooks run postdeploy"], run.Errors.TrimEnd().Split('\n'));
        Assert.Equal(4, _bench.Calls("az").Count);
        Assert.Equal(2, _bench.Calls("sleep").Count);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_bench.Temporary));
    }

    [Fact]
    public void Subscribe_WhenEventGridIsRefusedAtFirst_TriesAgain()
    {
        _bench.StandIn("az", ReadyApp + "\ncase \"$*\" in deployment*) [ \"$call\" -ge 5 ] ;; esac");

        var run = _bench.Run(Subscription);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(3, _bench.Calls("az").Count(call => call[0] == "deployment"));
    }

    [Fact]
    public void Subscribe_WhenEventGridIsAlwaysRefused_GivesUp()
    {
        _bench.Environment["SUBSCRIBE_ATTEMPTS"] = "2";
        _bench.StandIn("az", ReadyApp + "\ncase \"$*\" in deployment*) echo 'ERROR: validation' >&2; exit 1 ;; esac");

        var run = _bench.Run(Subscription);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("Event Grid could not subscribe func-abc. The reason is above; run this again: azd hooks run postdeploy\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal(2, _bench.Calls("az").Count(call => call[0] == "deployment"));
    }

    [Fact]
    public void Subscribe_RunAgain_NamesAHookOfTheRoot()
    {
        _bench.Environment["SUBSCRIBE_ATTEMPTS"] = "1";
        _bench.StandIn("az", "");
        foreach (var (plan, root) in new[] { ("flex", AzdRoot.Flex), ("premium", AzdRoot.Premium) })
        {
            _bench.Environment["HOSTING_PLAN"] = plan;

            var errors = _bench.Run(Subscription).Errors;

            Assert.Contains(RunAgain().Match(errors).Groups[1].Value, root.Keys("hooks"));
        }
    }

    [Theory]
    [InlineData("SUBSCRIBE_ATTEMPTS", "many")]
    [InlineData("SUBSCRIBE_ATTEMPTS", "-1")]
    [InlineData("SUBSCRIBE_PAUSE_SECONDS", "1 s")]
    public void Subscribe_WithANumberThatIsNone_SaysSo(string name, string value)
    {
        _bench.Environment[name] = value;

        var run = _bench.Run(Subscription);

        Assert.Equal((1, "SUBSCRIBE_ATTEMPTS and SUBSCRIBE_PAUSE_SECONDS have to be whole numbers.\n"), (run.ExitCode, run.Errors));
        Assert.Empty(_bench.Calls("az"));
    }

    [Fact]
    public void Subscribe_WithoutTheAzureCli_SaysWhereItIs()
    {
        _bench.Without("az");

        var run = _bench.Run(Subscription);

        Assert.Equal((1, "The Azure CLI is missing: https://aka.ms/azure-cli\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public void Subscribe_WhenNotSignedIn_SaysSoAtOnce()
    {
        _bench.StandIn("az", "echo 'ERROR: Please run az login' >&2; exit 1");

        var run = _bench.Run(Subscription);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("The Azure CLI is not signed in to the subscription 11111111-2222-3333-4444-555555555555: az login, then this again.\n", run.Errors, StringComparison.Ordinal);
        Assert.Single(_bench.Calls("az"));
        Assert.Empty(_bench.Calls("sleep"));
    }

    [Fact]
    public void Subscribe_Key_IsNeitherSaidNorPassedOn()
    {
        var run = _bench.Run(Subscription);

        Assert.DoesNotContain(Key, run.Said, StringComparison.Ordinal);
        Assert.DoesNotContain(_bench.Calls("az").SelectMany(call => call), argument => argument.Contains(Key, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^param (\w+) \w+$", RegexOptions.Multiline)]
    private static partial Regex WithoutDefault();

    [GeneratedRegex(@"azd hooks run (\w+)")]
    private static partial Regex RunAgain();
}
