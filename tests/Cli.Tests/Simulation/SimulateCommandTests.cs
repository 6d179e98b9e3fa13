using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using GenreFunctions.Costs.Plans;

namespace GenreFunctions.Cli.Tests.Simulation;

public sealed class SimulateCommandTests
{
    private static readonly string[] Quick = ["simulate", "--songs-per-day", "100000", "--hours", "0.1", "--measured-seconds", "0.25"];

    [Fact]
    public void Plan_SaysWhatHappens_WhatItCosts_WhichLimitComesFirst_AndWhatItRestsOn()
    {
        var run = ProgramRun.Genre([.. Quick, "--plan", "flex", "--cold-start", "7"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("100,000 songs of 240 s a day, evenly, on the plan flex; simulated: 0.1 h, seed 1", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  upload to tags +\d+\.\d+ s +\d+\.\d+ s", run.Output);
        Assert.Matches(@"(?m)^  instances .* of 100$", run.Output);
        Assert.Matches(@"(?m)^  a month of 30\.4 days +at least [\d,]+\.\d\d$", run.Output);
        Assert.Matches(@"(?m)^  Not priced: durable\.actions \([\d.]+ Actions a song\)", run.Output);
        Assert.Matches(@"(?m)^  Durable Task Scheduler, actions .* first$", run.Output);
        Assert.Matches(@"(?m)^  seconds until an instance works +7  given$", run.Output);
        Assert.Matches(@"(?m)^  seconds of a dispatch +0\.03  assumed: ", run.Output);
        Assert.Matches(@"(?m)^  processor seconds a song +0\.25  given$", run.Output);
        Assert.Matches(@"(?m)^  Simulated were 0\.1 h; a day is 240 times as much\.$", run.Output);
        Assert.Single(Regex.Matches(run.Output, "  first$", RegexOptions.Multiline));
    }

    [Fact]
    public void All_ComparesEveryPlan()
    {
        var run = ProgramRun.Genre([.. Quick, "--plan", "all"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(BillingPlans.Names, name => Assert.Single(Regex.Matches(run.Output, $"(?m)^  {name} ")));
        Assert.Matches("(?m)^  flex .* Durable Task Scheduler, actions: 1\\d\\d songs/s$", run.Output);
        // Nobody has said what an hour of the machine costs.
        Assert.Matches("(?m)^  local .* not known +not known  ", run.Output);
        Assert.Contains("Not priced: local.machine.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_ThatDoesNotKeepUp_IsSaidNotTo_AndHasNoMonth()
    {
        var run = ProgramRun.Genre("simulate", "--songs-per-day", "1000000", "--hours", "0.05", "--measured-seconds", "0.25", "--machine-hour", "1", "--song-length", "30", "--plan", "all", "--maximum-instances", "1");

        Assert.Matches(@"(?m)^  local .* -  does not keep up; instances: \d", run.Output);
    }

    [Fact]
    public void Json_AddsUp_AndSaysWhereEveryFigureComesFrom()
    {
        var run = ProgramRun.Genre([.. Quick, "--plan", "premium", "--minimum-instances", "2", "--json"]);

        var report = JsonDocument.Parse(run.Output).RootElement;
        var plan = report.GetProperty("plans").EnumerateArray().Single();
        Assert.Equal((100_000, "even", 1), (report.GetProperty("workload").GetProperty("songsPerDay").GetDouble(), report.GetProperty("workload").GetProperty("profile").GetString(), report.GetProperty("workload").GetProperty("seed").GetInt32()));
        Assert.Equal(plan.GetProperty("songs").GetInt64(), plan.GetProperty("ended").GetInt64());
        Assert.Equal(
            plan.GetProperty("latency").GetProperty("mean").GetDouble(),
            plan.GetProperty("waiting").GetProperty("mean").GetDouble() + plan.GetProperty("working").GetProperty("mean").GetDouble(), 1e-6);
        var cost = plan.GetProperty("cost");
        Assert.Equal(30.4m * cost.GetProperty("perDay").GetDecimal(), cost.GetProperty("perMonth").GetDecimal());
        Assert.Equal(cost.GetProperty("songsPerDay").GetDecimal() + cost.GetProperty("idlePerDay").GetDecimal(), cost.GetProperty("perDay").GetDecimal());
        Assert.Equal(240 * cost.GetProperty("songs").GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("ListCost").GetDecimal()), cost.GetProperty("songsPerDay").GetDecimal());
        Assert.Equal(24, plan.GetProperty("course").GetArrayLength());
        var premises = plan.GetProperty("premises").EnumerateArray().ToDictionary(premise => premise.GetProperty("name").GetString()!);
        Assert.Equal("Given", premises["instances that always run"].GetProperty("origin").GetString());
        Assert.Equal("Deployed", premises["instances at most"].GetProperty("origin").GetString());
        Assert.All(plan.GetProperty("limits").EnumerateArray(), limit => Assert.NotEqual("", limit.GetProperty("source").GetString()));
    }

    [Fact]
    public void Seed_TheSame_GivesTheSameBytes_AndAnotherDoesNot()
    {
        var (one, again, other) = (ProgramRun.Genre(Quick), ProgramRun.Genre(Quick), ProgramRun.Genre([.. Quick, "--seed", "2"]));

        Assert.Equal(one.Output, again.Output);
        Assert.NotEqual(one.Output, other.Output);
    }

    [Fact]
    public void Speed_IsMeasured_WhereNobodySaysIt()
    {
        var run = ProgramRun.Genre("simulate", "--songs-per-day", "10000", "--hours", "0.1");

        var speed = Regex.Match(run.Output, @"(?m)^  processor seconds a song +([\d.]+)  measured");
        Assert.True(speed.Success, run.Output + run.Errors);
        Assert.InRange(decimal.Parse(speed.Groups[1].Value, CultureInfo.InvariantCulture), 0.001m, 240);
    }

    [Theory]
    [InlineData("--songs-per-day 0", "--songs-per-day is 0, but has to be between 0.001 and 100000000.")]
    [InlineData("--hours 1", "'--songs-per-day' is required")]
    [InlineData("--songs-per-day 9 --plan gold", "There is no plan 'gold'; there are flex, premium,")]
    [InlineData("--songs-per-day 9 --profile weekly", "--profile is 'weekly', but has to be one of even, day, batch.")]
    [InlineData("--songs-per-day 9 --profile day --hours 2", "--hours goes with --profile even, not with day.")]
    [InlineData("--songs-per-day 9 --within 5", "--within goes with --profile batch, not with even.")]
    [InlineData("--songs-per-day 9 --at 5", "--at goes with --profile day or batch, not with even.")]
    [InlineData("--songs-per-day 9 --profile batch --peak 2", "--peak goes with --profile day, not with batch.")]
    [InlineData("--songs-per-day 9 --profile batch --at 23.9", "A batch that begins at 23.9 h and takes 60 minutes does not end on the same day.")]
    [InlineData("--songs-per-day 9 --segments-per-activity 1.5", "--segments-per-activity is '1.5', but has to be a whole number between 1 and 1000.")]
    [InlineData("--songs-per-day 90000 --minimum-instances 200", "")]
    [InlineData("--songs-per-day 9 --maximum-instances 0", "--maximum-instances is 0, but has to be between 1 and 10000.")]
    [InlineData("--songs-per-day 9 --hours 0.1 --measured-seconds 1", "No song came in the 0.1 h that were simulated: simulate more songs a day, or more hours.")]
    [InlineData("--songs-per-day 999999 --hours 0.1 --measured-seconds 60000 --song-spread 0 --plan local", "Songs come so much faster than they are tagged that after 100 days ")]
    [InlineData("--songs-per-day 9 --minimum-instances 20 --maximum-instances 10", "10 instances at most are fewer than the 20 that always run.")]
    [InlineData("--songs-per-day 9 --memory 1000", "Flex instances have 512, 2048, 4096 MB, not 1000.")]
    [InlineData("--songs-per-day 9 --measured-seconds 1 --model m.onnx", "Choose one of --measured-seconds, which is taken as it is, and --model, which is measured.")]
    public void WrongUse_IsOneSentence(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(["simulate", .. arguments.Split(' '), .. sentence.Length == 0 ? ["--hours", "0.1", "--measured-seconds", "1"] : Array.Empty<string>()]);

        // More that always run than are deployed at most is no fault: they are the most then.
        Assert.Equal(sentence.Length == 0 ? 0 : 1, run.ExitCode);
        Assert.Contains(sentence, run.Errors, StringComparison.Ordinal);
        Assert.True(run.Errors.Count(character => character == '\n') <= 1);
    }

    [Fact]
    public async Task CtrlC_StopsIt()
    {
        using var folder = new TemporaryFolder();
        var pipe = Path.Combine(folder.Path, "prices.json");
        ProgramRun.BytesFrom("mkfifo", pipe);
        using var genre = ProgramRun.Start(null, "simulate", "--songs-per-day", "100000000", "--measured-seconds", "1", "--prices", pipe);
        var errors = genre.StandardError.ReadToEndAsync();

        // Once it has the prices, it simulates a hundred million songs, which takes a quarter of an hour.
        await using (var prices = new FileStream(pipe, FileMode.Open, FileAccess.Write))
            await prices.WriteAsync(await File.ReadAllBytesAsync(Path.Combine(RepositoryFolder.Path, "core", "Costs", "prices.json")));
        using var kill = Process.Start("kill", ["-INT", $"{genre.Id}"]);
        await genre.WaitForExitAsync();

        Assert.Equal((130, "genre: Stopped.\n"), (genre.ExitCode, await errors));
    }

    [Fact]
    public void Help_HasAnExample_ThatWorks()
    {
        var help = ProgramRun.Genre("simulate", "--help");

        Assert.Contains("Example:\n  genre simulate --songs-per-day 660000 --plan flex", help.Output, StringComparison.Ordinal);
    }
}
