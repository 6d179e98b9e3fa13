using System.Diagnostics;
using System.Text.Json;

namespace GenreFunctions.Cli.Tests.Watch;

public sealed class WatchCommandTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Table_LooksAsThatOfTag_AndEndsAfterTheCount()
    {
        using var service = new FakeService { PageSize = 2 };
        service.Add(new FakeVersion("one", "v1", Noon));
        service.Add(new FakeVersion("two", "v1", Noon.AddSeconds(1)) { Name = "acme/" + new string('l', 100) + ".wav" });
        service.Add(new FakeVersion("three", "v1", Noon.AddSeconds(2)) { Outcome = "tooShort", Genre = null, Message = "The song is shorter than three seconds." });
        service.Add(new FakeVersion("other", "v1", Noon) { Publisher = "zenith" });

        var run = ProgramRun.Genre("watch", "--service", service.Address, "--since", "all", "--publisher", "acme", "--count", "3");

        Assert.Equal((2, "genre: 1 of 3 songs could not be tagged; each one's note says why.\n"), (run.ExitCode, run.Errors));
        Assert.Equal(4, run.Lines.Length);
        Assert.Equal(["song", "genre", "also", "likely", "time", "note"], run.Lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(["acme/one.wav", "jazz", "80%", "polka", "20%", "0:30"], run.Lines[1].Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith($"acme/{new string('l', 100)}.wav  jazz ", run.Lines[2], StringComparison.Ordinal);
        Assert.EndsWith("The song is shorter than three seconds.", run.Lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResultsThatArriveLater_AreShown_AndThoseThatWereThereAreNot()
    {
        using var service = new FakeService();
        service.Add(new FakeVersion("there", "v1", Noon));
        using var genre = ProgramRun.Start(null, "watch", "--service", service.Address, "--json", "--count", "2");
        // The first look is answered: what comes now is new.
        await Until(() => service.Requests.Count >= 3);
        service.Add(new FakeVersion("first", "v1", Noon.AddSeconds(1)));
        var first = await genre.StandardOutput.ReadLineAsync();
        service.Add(new FakeVersion("second", "v1", Noon.AddSeconds(2)));
        var rest = await genre.StandardOutput.ReadToEndAsync();
        await genre.WaitForExitAsync();

        Assert.Equal(0, genre.ExitCode);
        var song = JsonDocument.Parse(first!).RootElement;
        Assert.Equal("acme/first.wav", song.GetProperty("name").GetString());
        Assert.Equal("jazz", song.GetProperty("genre").GetString());
        Assert.Equal("tagged", song.GetProperty("outcome").GetString());
        Assert.Equal("second", JsonDocument.Parse(rest).RootElement.GetProperty("songId").GetString());
    }

    [Fact]
    public void ServiceThatIsDown_IsSaidOnce_AndAskedAgain()
    {
        using var service = new FakeService { Failures = 3 };
        service.Add(new FakeVersion("one", "v1", Noon));

        var run = ProgramRun.Genre("watch", "--service", service.Address, "--since", "all", "--count", "1");

        Assert.Equal((0, $"genre: The service at {service.Address}/ answers 503; trying again.\n"), (run.ExitCode, run.Errors));
        Assert.Equal(2, run.Lines.Length);
    }

    [Fact]
    public void Within_GivesUp_AndSaysHowManyThereWere()
    {
        using var service = new FakeService();
        service.Add(new FakeVersion("one", "v1", Noon));

        var run = ProgramRun.Genre("watch", "--service", service.Address, "--since", "all", "--count", "5", "--within", "5");

        Assert.Equal((2, "genre: 1 of 5 songs were there within 5 s.\n"), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Key_GoesIntoTheHeader_AndIsInNoAddress(bool byFile)
    {
        using var folder = new TemporaryFolder();
        using var service = new FakeService { Key = "open-sesame" };
        service.Add(new FakeVersion("one", "v1", Noon));
        string[] arguments = ["watch", "--service", service.Address, "--since", "all", "--count", "1"];

        var run = byFile
            ? ProgramRun.Genre([.. arguments, "--key-file", folder.File("key", "open-sesame\n"u8.ToArray())])
            : ProgramRun.GenreWith(new Dictionary<string, string> { ["GENRE_FUNCTIONS_KEY"] = "open-sesame" }, arguments);
        var without = ProgramRun.GenreWith(new Dictionary<string, string> { ["GENRE_FUNCTIONS_KEY"] = "" }, arguments);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(service.Requests, request => Assert.DoesNotContain("sesame", request, StringComparison.Ordinal));
        Assert.Equal(1, without.ExitCode);
        Assert.Contains("wants a key", without.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void KeyOverPlainHttpToAnotherMachine_IsRefused()
    {
        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["GENRE_FUNCTIONS_KEY"] = "open-sesame" }, "watch", "--service", "http://music.example");

        Assert.Equal((1, "genre: The key would travel unencrypted to music.example; use an https address.\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task CtrlC_EndsWith130()
    {
        using var service = new FakeService();
        using var genre = ProgramRun.Start(null, "watch", "--service", service.Address);
        await service.Answered.Task;

        ProgramRun.BytesFrom("kill", "-INT", $"{genre.Id}");
        var errors = await genre.StandardError.ReadToEndAsync();
        await genre.WaitForExitAsync();

        Assert.Equal((130, "genre: Stopped.\n"), (genre.ExitCode, errors));
    }

    private static async Task Until(Func<bool> condition)
    {
        var deadline = Stopwatch.StartNew();
        while (!condition())
        {
            Assert.True(deadline.Elapsed < TimeSpan.FromSeconds(30), "genre watch has not asked the service within 30 s.");
            await Task.Delay(20);
        }
    }
}
