using GenreFunctions.Functions.Pages;

namespace GenreFunctions.Functions.Tests.Pages;

public sealed class PageFilesTests : IDisposable
{
    private readonly TemporaryFolder _app = new();

    public PageFilesTests()
    {
        _app.File("host.json", "secret"u8.ToArray());
        _app.File("wwwroot/index.html");
        _app.File("wwwroot/ui/app.js");
        _app.File("wwwroot/ui/lib/chart.js");
    }

    public void Dispose() => _app.Dispose();

    [Theory]
    [InlineData("index.html")]
    [InlineData("ui/app.js")]
    [InlineData("ui/lib/chart.js")]
    public void File_ThatIsThere_IsFound(string path) => Assert.NotNull(Read().Find(path));

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("ui")]
    [InlineData("ui/")]
    [InlineData("ui/lib")]
    [InlineData("ui/none.js")]
    [InlineData("ui/APP.js")]
    [InlineData("ui//app.js")]
    [InlineData("ui/./app.js")]
    [InlineData("/ui/app.js")]
    [InlineData("ui/app.js/")]
    [InlineData("ui/app.js ")]
    [InlineData("ui/app.js\0")]
    [InlineData("ui/app.js\0.png")]
    [InlineData("host.json")]
    [InlineData("../host.json")]
    [InlineData("ui/../../host.json")]
    [InlineData("ui/../index.html")]
    [InlineData("ui/%2e%2e/%2e%2e/host.json")]
    [InlineData("ui/..%2f..%2fhost.json")]
    [InlineData("ui\\app.js")]
    [InlineData("ui\\..\\..\\host.json")]
    [InlineData("..\\host.json")]
    [InlineData("/etc/passwd")]
    [InlineData("ui//etc/passwd")]
    [InlineData("file:///etc/passwd")]
    [InlineData("C:\\Windows\\win.ini")]
    public void Path_ThatIsNotExactlyAFiles_FindsNothing(string path) => Assert.Null(Read().Find(path));

    [Fact]
    public void AbsolutePath_OfAFileThatIsThere_FindsNothing() => Assert.Null(Read().Find(Path.Combine(_app.Path, "wwwroot", "index.html")));

    [Fact]
    public void Links_ToFilesAndFolders_AreNoneOfThePage()
    {
        using var elsewhere = new TemporaryFolder();
        var secret = elsewhere.File("secret.txt", "secret"u8.ToArray());
        File.CreateSymbolicLink(Path.Combine(_app.Path, "wwwroot/ui/file.txt"), secret);
        File.CreateSymbolicLink(Path.Combine(_app.Path, "wwwroot/ui/inside.js"), Path.Combine(_app.Path, "wwwroot/ui/app.js"));
        Directory.CreateSymbolicLink(Path.Combine(_app.Path, "wwwroot/ui/folder"), elsewhere.Path);
        Assert.Equal(["index.html", "ui/app.js", "ui/lib/chart.js"], Read().Paths.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("wwwroot/ui/.env.js")]
    [InlineData("wwwroot/ui/.git/config.txt")]
    [InlineData("wwwroot/ui/app.js.map")]
    [InlineData("wwwroot/ui/app.dll")]
    [InlineData("wwwroot/ui/app")]
    public void File_OfAnotherKind_IsNoneOfThePage(string path)
    {
        _app.File(path);
        Assert.Equal(3, Read().Paths.Count());
    }

    [Fact]
    public void File_ThatComesOrChangesLater_IsNotSeen()
    {
        var files = Read();
        _app.File("wwwroot/ui/later.js");
        _app.File("wwwroot/ui/app.js", "changed"u8.ToArray());
        Assert.Null(files.Find("ui/later.js"));
        Assert.Empty(files.Find("ui/app.js")!.For(Http.Call.Request()).Bytes);
    }

    [Fact]
    public void App_WithoutAPage_HasNoFiles()
    {
        using var empty = new TemporaryFolder();
        Assert.Empty(PageFiles.Read(empty.Path).Paths);
    }

    [Fact]
    public void Build_BringsEveryFileOfThePageAndItsLibraries()
    {
        var source = Path.Combine(RepositoryFolder.Path, "functions", "wwwroot");
        var written = Directory.GetFiles(source, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(source, path).Replace('\\', '/'));
        var built = PageFiles.Read(AppContext.BaseDirectory).Paths.ToHashSet();
        Assert.Superset(written.Append("ui/lib/chart.umd.min.js").Append("ui/lib/chart.LICENSE.md").ToHashSet(), built);
    }

    private PageFiles Read() => PageFiles.Read(_app.Path);
}
