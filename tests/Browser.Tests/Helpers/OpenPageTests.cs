namespace GenreFunctions.Browser.Tests.Helpers;

/// <summary>A helper that notices nothing would let every page pass.</summary>
[Collection(ServicePages.Name)]
public sealed class OpenPageTests(BrowserFixture fixture) : IDisposable
{
    private const string Name = "on-purpose";

    /// <summary>Takes away what tests left that fail on purpose.</summary>
    public void Dispose()
    {
        var any = Artifacts.File($"{Artifacts.Failed}/{Name}");
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(any)!, $"{Name}*"))
            File.Delete(file);
    }

    [Theory]
    [InlineData("console.error('a mistake')", "a mistake")]
    [InlineData("setTimeout(() => { throw new Error('nobody catches this') })", "nobody catches this")]
    [InlineData("new Image().src = 'https://evil.example/pixel.png'", "Content Security Policy")]
    [InlineData("document.head.append(Object.assign(document.createElement('script'), { textContent: '1' }))", "Content Security Policy")]
    [InlineData("fetch('https://evil.example/').catch(() => {})", "Content Security Policy")]
    [InlineData("document.body.setAttribute('style', 'color: red')", "Content Security Policy")]
    [InlineData("fetch('/ui/none.js')", "404")]
    public async Task Problem_InThePage_FailsTheTestUnlessItIsExpected(string script, string problem)
    {
        var failure = await Assert.ThrowsAsync<FailedPageException>(() => fixture.OnPageAsync(page => MeetAsync(page, script, problem), name: Name));
        Assert.Contains("artifacts", failure.Message, StringComparison.Ordinal);
        await fixture.OnPageAsync(page =>
        {
            page.Expect(problem);
            return MeetAsync(page, script, problem);
        });
    }

    [Fact]
    public async Task FailedTest_LeavesItsConsoleAndItsPicture()
    {
        var log = Artifacts.File($"{Artifacts.Failed}/{Name}-390-dark.log");
        await Assert.ThrowsAsync<FailedPageException>(() => fixture.OnPageAsync(
            async page =>
            {
                await page.GoAsync();
                await page.Page.EvaluateAsync("() => console.log('what the page said')");
                Assert.Fail("What was wrong.");
            },
            PageView.DarkPhone,
            Name));
        Assert.Contains("what the page said", await File.ReadAllTextAsync(log), StringComparison.Ordinal);
        Assert.True(new FileInfo(Path.ChangeExtension(log, ".png")).Length > 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public Task View_IsWhatThePageSees(bool dark) => fixture.OnPageAsync(
        async page =>
        {
            await page.GoAsync();
            Assert.Equal(dark, await page.Page.EvaluateAsync<bool>("() => matchMedia('(prefers-color-scheme: dark)').matches"));
            Assert.Equal(390, await page.Page.EvaluateAsync<int>("() => innerWidth"));
        },
        dark ? PageView.DarkPhone : PageView.Phone);

    [Fact]
    public Task Axe_FindsAPictureWithoutWords() => fixture.OnPageAsync(async page =>
    {
        await page.GoAsync();
        await page.Page.EvaluateAsync("() => { const picture = new Image(); picture.src = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'; document.body.append(picture); }");
        var found = await page.AxeAsync();
        Assert.Contains(found["critical"], violation => violation.Rule == "image-alt");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.IsAccessibleAsync);
    });

    [Fact]
    public Task Width_OfMoreThanTheWindow_IsNoticed() => fixture.OnPageAsync(async page =>
    {
        await page.GoAsync();
        await page.Page.EvaluateAsync("() => { const wide = document.createElement('div'); wide.style.width = '2000px'; wide.style.height = '1px'; document.body.append(wide); }");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(page.FitsInWidthAsync);
    });

    [Fact]
    public async Task Song_ThatIsUploaded_ComesBackTagged()
    {
        var song = await fixture.UploadAsync("helper/song.wav");
        Assert.Equal(("helper", "tagged"), (song.GetProperty("publisher").GetString(), song.GetProperty("outcome").GetString()));
    }

    // Until the page has met the problem: what is written to the console arrives after the script has ended.
    private static async Task MeetAsync(OpenPage page, string script, string problem)
    {
        await page.GoAsync();
        await page.Page.EvaluateAsync($"() => {{ {script}; }}");
        await Eventually.SeesAsync(
            TimeSpan.FromSeconds(30),
            () => Task.FromResult(page.Noted),
            noted => noted.Any(line => line.Contains(problem, StringComparison.Ordinal)),
            noted => $"the page has the problem '{problem}'; it has {string.Join(" | ", noted ?? [])}.",
            () => "");
    }
}
