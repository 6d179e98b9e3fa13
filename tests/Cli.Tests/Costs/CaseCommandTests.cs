using System.Text.Json;

namespace GenreFunctions.Cli.Tests.Costs;

public sealed class CaseCommandTests
{
    [Fact]
    public void Case_PrintsBothTables_WhatIsAssumed_AndWhatTheClaimComesTo()
    {
        var run = ProgramRun.Genre("costs", "case", "--measured-seconds", "0.1", "--day-wage", "200");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches("(?m)^ +a year by hand, CNY +3,200,000 +4,166,667$", run.Output);
        Assert.Matches("(?m)^ +songs a person a day +- +960.0$", run.Output);
        Assert.Matches("(?m)^ +songs a day, a person or a core +960.0 +864,000$", run.Output);
        Assert.Matches("(?m)^ +a song, CNY +0.208333 +at least 0.001796$", run.Output);
        Assert.Matches("(?m)^ +wage of a day, CNY +200  given$", run.Output);
        Assert.Matches("(?m)^ +seconds a song, by hand +30  assumption of the report$", run.Output);
        Assert.Matches("(?m)^ +hours of listening a day +8  assumption of ours$", run.Output);
        Assert.Contains("the assumptions come to 30.2 % more than the 3,200,000 CNY claimed", run.Output, StringComparison.Ordinal);
        Assert.Contains("cannot be computed from them", run.Output, StringComparison.Ordinal);
        Assert.Contains("Not priced: durable.actions (3 Actions a song).", run.Output, StringComparison.Ordinal);
        Assert.Contains("Free monthly grants are ignored", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Case_InBatchesOfTen_CostsWhatTheirExecutionsDo()
    {
        var run = ProgramRun.Genre("costs", "case", "--measured-seconds", "0.1", "--segments-per-activity", "10");

        Assert.Matches("(?m)^ +a song, CNY +0.166667 +at least 0.009567$", run.Output);
        Assert.Contains("Not priced: durable.actions (21 Actions a song).", run.Output, StringComparison.Ordinal);
        Assert.Matches("(?m)^ +segments of an activity +10  given$", run.Output);
    }

    [Fact]
    public void Case_WithoutASpeed_MeasuresOne()
    {
        var run = ProgramRun.Genre("costs", "case", "--json", "--song-length", "30");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        var report = JsonDocument.Parse(run.Output).RootElement;
        var measured = report.GetProperty("inputs").EnumerateArray().Single(input => input.GetProperty("name").GetString() == "processor seconds a song");
        Assert.StartsWith("measured", measured.GetProperty("origin").GetString(), StringComparison.Ordinal);
        var seconds = measured.GetProperty("value").GetDecimal();
        Assert.True(seconds > 0);
        Assert.Equal(seconds, report.GetProperty("service").GetProperty("secondsPerSong").GetDecimal());
    }

    [Fact]
    public void Json_LinesOfASong_AddUpToItsCost()
    {
        var run = ProgramRun.Genre("costs", "case", "--json", "--measured-seconds", "2.5", "--plan", "premium", "--exchange-rate", "7");

        var service = JsonDocument.Parse(run.Output).RootElement.GetProperty("service");
        var sum = service.GetProperty("song").GetProperty("lines").EnumerateArray().Sum(line => line.GetProperty("ListCost").GetDecimal());
        Assert.True(sum > 0);
        Assert.Equal(sum * 7, service.GetProperty("costPerSong").GetDecimal());
        Assert.False(service.GetProperty("isComplete").GetBoolean());
        Assert.Equal("durable.actions", service.GetProperty("unpriced")[0].GetString());
    }

    [Fact]
    public void Local_WithoutAPrice_IsNotKnown_AndWithOneIsComplete()
    {
        var unknown = ProgramRun.Genre("costs", "case", "--plan", "local", "--measured-seconds", "0.1");
        Assert.Matches("(?m)^ +a year, CNY +3,333,333 +not known$", unknown.Output);

        // A year of a machine: 8,760 x 0.10 x 7.
        var known = ProgramRun.Genre("costs", "case", "--plan", "local", "--measured-seconds", "0.1", "--machine-hour", "0.10", "--exchange-rate", "7");
        Assert.Matches("(?m)^ +a year, CNY +3,333,333 +6,132$", known.Output);
        Assert.DoesNotContain("Not priced", known.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_OfOnesOwn_AreUsed_AndTheirCurrencyNeedsARate()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("prices.json", """
            { "version": "mine-3", "currency": "EUR", "region": "westeurope", "asOf": "2026-02-01", "prices": [
              { "key": "flex.executions", "price": 1, "unit": "1", "quantity": 1, "asOf": "2026-02-01", "source": "Contract." } ] }
            """u8.ToArray());

        var refused = ProgramRun.Genre("costs", "case", "--prices", path, "--measured-seconds", "0.1");
        Assert.Equal((1, "genre: The price book is in EUR: an exchange rate to CNY has to be given.\n"), (refused.ExitCode, refused.Errors));
        var run = ProgramRun.Genre("costs", "case", "--prices", path, "--measured-seconds", "0.1", "--exchange-rate", "2");
        // Four executions.
        Assert.Matches("(?m)^ +a song, CNY +0.166667 +at least 8.000000$", run.Output);
        Assert.Contains("the price book mine-3", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("costs", "Required command was not provided. Try: genre costs --help")]
    [InlineData("costs case --plan y1", "There is no plan 'y1'; there are flex, premium,")]
    [InlineData("costs case --memory 1000", "Flex instances have 512, 2048, 4096 MB, not 1000.")]
    [InlineData("costs case --plan premium --minimum-instances 0", "A Premium plan has 1 instance at least, not 0.")]
    [InlineData("costs case --segments-per-activity 0", "--segments-per-activity is 0, but has to be between 1 and 1000. Try: genre costs case --help")]
    [InlineData("costs case --songs 0", "--songs is 0, but has to be between 1 and 1000000000000. Try: genre costs case --help")]
    [InlineData("costs case --day-wage much", "--day-wage is 'much', but has to be a number between 0.01 and 1000000000000.")]
    [InlineData("costs case --prices /no/such/book.json", "There is no price book '/no/such/book.json'.")]
    [InlineData("costs case --prices /dev/null", "The price book '/dev/null' cannot be used: It is no JSON")]
    [InlineData("costs case --model /no/such/model.onnx", "There is no model '/no/such/model.onnx'.")]
    [InlineData("costs case --model m --measured-seconds 1", "Choose one of --measured-seconds")]
    public void WrongUse_ExitsWith1_AndSaysWhatInOneLine(string arguments, string sentence)
    {
        var run = ProgramRun.Genre(arguments.Split(' '));

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"genre: {sentence}", run.Errors, StringComparison.Ordinal);
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
    }

    [Theory]
    [InlineData("costs --help", "genre costs case --plan flex")]
    [InlineData("costs case --help", "genre costs case --songs 1000000 --plan local --machine-hour 0.20")]
    public void Help_GivesAnExample_ThatWorks(string arguments, string example)
    {
        var help = ProgramRun.Genre(arguments.Split(' '));
        Assert.Equal((0, ""), (help.ExitCode, help.Errors));
        Assert.Contains(example, help.Output, StringComparison.Ordinal);

        var run = ProgramRun.Genre([.. example.Split(' ').Skip(1), "--measured-seconds", "0.1"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }
}
