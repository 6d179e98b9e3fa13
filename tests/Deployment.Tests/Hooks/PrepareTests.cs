using System.Globalization;
using GenreFunctions.Deployment.Tests.Roots;

namespace GenreFunctions.Deployment.Tests.Hooks;

public sealed class PrepareTests : IDisposable
{
    private readonly HookBench _bench = new();

    public static TheoryData<string, string, string[]> Plans => new()
    {
        { ".", "flex", [] },
        { "infra/premium", "premium", [] },
        { "infra/gpu", "containerAppsGpu", ["containerApps"] },
    };

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Plans))]
    public void Prepare_WithoutAPlan_SettlesTheRootsOwn(string folder, string expected, string[] others)
    {
        _ = others;

        Succeed(folder);

        Assert.Equal(expected, _bench.Remembered["HOSTING_PLAN"]);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Prepare_WithAPlan_TakesTheRootsAndRefusesOthers(string folder, string own, string[] others)
    {
        foreach (var plan in new[] { "flex", "premium", "containerApps", "containerAppsGpu", "Flex", "flex premium", "*" })
        {
            using var bench = new HookBench();
            bench.Environment["HOSTING_PLAN"] = plan;

            var run = bench.Run(Preparation(folder));

            if (others.Append(own).Contains(plan))
            {
                Assert.Equal(0, run.ExitCode);
                Assert.Equal(plan, bench.Remembered["HOSTING_PLAN"]);
            }
            else
            {
                Assert.Equal(1, run.ExitCode);
                Assert.StartsWith($"HOSTING_PLAN is {plan}, which is not deployed from ", run.Errors, StringComparison.Ordinal);
                Assert.Single(run.Errors.TrimEnd().Split('\n'));
                Assert.Empty(bench.Calls("azd"));
            }
        }
    }

    [Fact]
    public void Prepare_TheFirstTime_RemembersThisMonth()
    {
        var before = DateTime.UtcNow;
        Succeed(".");
        var after = DateTime.UtcNow;

        Assert.Contains(_bench.Remembered["BUDGET_START_DATE"], new[] { before, after }.Select(time => time.ToString("yyyy-MM-01", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Prepare_EveryOtherTime_LeavesTheMonthAlone()
    {
        _bench.Environment["BUDGET_START_DATE"] = "2020-02-01";

        Succeed(".");

        Assert.False(_bench.Remembered.ContainsKey("BUDGET_START_DATE"));
    }

    [Fact]
    public void Prepare_WithItsOwnValues_SettlesTheSame()
    {
        Succeed(".");
        var first = _bench.Remembered;
        using var again = new HookBench();
        foreach (var (name, value) in first)
            again.Environment[name] = value;

        Assert.Equal(0, again.Run(Preparation(".")).ExitCode);

        Assert.All(again.Remembered, pair => Assert.Equal(first[pair.Key], pair.Value));
    }

    [Theory]
    [InlineData("", "false")]
    [InlineData("https://artifacts.example/ffmpeg", "true")]
    public void Prepare_Always_SaysWhetherThePackageWillHaveAnFfmpeg(string address, string expected)
    {
        _bench.Environment["FFMPEG_URL"] = address;

        Succeed(".");

        Assert.Equal(expected, _bench.Remembered["FFMPEG_IN_PACKAGE"]);
    }

    [Fact]
    public void Prepare_WhenAzdFails_Fails()
    {
        _bench.StandIn("azd", "exit 7");

        Assert.NotEqual(0, _bench.Run(Preparation(".")).ExitCode);
    }

    [Theory]
    [MemberData(nameof(Shells.Installed), MemberType = typeof(Shells))]
    public void Prepare_InEveryShell_Works(string shell)
    {
        using var bench = new HookBench(shell);

        var run = bench.Run(Preparation("infra/gpu"));

        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        Assert.Equal("containerAppsGpu", bench.Remembered["HOSTING_PLAN"]);
    }

    private void Succeed(string folder)
    {
        var run = _bench.Run(Preparation(folder));
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
    }

    private static AzdHook Preparation(string folder) => AzdRoot.All.Single(root => root.Folder == folder).Hook("preprovision");
}
