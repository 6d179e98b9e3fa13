using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using Azure.Storage.Sas;

namespace GenreFunctions.Cli.Tests.Upload;

[SuppressMessage("Security", "CA5351", Justification = "Content-MD5 is what Azure Storage keeps.")]
public sealed class UploadCommandTests(AzuriteServer storage) : IClassFixture<AzuriteServer>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    // Every test has a container of its own.
    private readonly string _container = $"test-{Guid.NewGuid():N}";

    [Fact]
    public void Folder_GoesUpWithNamesTypesHashesAndPublisher()
    {
        var wav = SongBytes.Wav(1);
        _folder.File("music/one.wav", wav);
        _folder.File("music/Été/été & 春.mp3", [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0, 1]);
        _folder.File("music/cover.jpg");
        var named = _folder.File("notes.txt", "named, so tried"u8.ToArray());

        var run = Genre("upload", Music, named, "--publisher", "acme");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith("3 uploaded, 0 already there, 0 failed: ", Assert.Single(run.Lines), StringComparison.Ordinal);
        Assert.Equal(["acme/notes.txt", "acme/one.wav", "acme/Été/été & 春.mp3"], Names());
        var one = Properties("acme/one.wav");
        Assert.Equal(("audio/wav", wav.Length, "acme"), (one.ContentType, (int)one.ContentLength, one.Metadata["publisher"]));
        Assert.Equal(MD5.HashData(wav), one.ContentHash);
        Assert.Equal(wav, Client.GetBlobClient("acme/one.wav").DownloadContent().Value.Content.ToArray());
        Assert.Equal("audio/mpeg", Properties("acme/Été/été & 春.mp3").ContentType);
        Assert.Equal("text/plain", Properties("acme/notes.txt").ContentType);
    }

    [Fact]
    public void SecondRun_LeavesWhatIsThere_AndOverwritesWhatDiffers()
    {
        _folder.File("music/same.wav", SongBytes.Wav(1, seed: 1));
        _folder.File("music/other.wav", SongBytes.Wav(1, seed: 2));
        Genre("upload", Music);
        var before = Properties("same.wav").ETag;
        // As long as before, so that only the content tells.
        _folder.File("music/other.wav", SongBytes.Wav(1, seed: 3));

        var run = Genre("upload", Music, "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["overwritten", "unchanged"], Json(run, "status"));
        Assert.Equal(["other.wav", "same.wav"], Json(run, "name"));
        Assert.Contains("1 uploaded, 1 already there, 0 failed", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Properties("same.wav").ETag);
        Assert.Equal(SongBytes.Wav(1, seed: 3), Client.GetBlobClient("other.wav").DownloadContent().Value.Content.ToArray());
    }

    [Fact]
    public void LargeFile_GoesUpInPieces_AndHasItsHashAllTheSame()
    {
        var bytes = new byte[20_000_000];
        new Random(5).NextBytes(bytes);
        var file = _folder.File("large.wav", bytes);

        var first = Genre("upload", file);
        var second = Genre("upload", file);

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("1 already there", second.Output, StringComparison.Ordinal);
        Assert.Equal(MD5.HashData(bytes), Properties("large.wav").ContentHash);
        Assert.True(Client.GetBlockBlobClient("large.wav").GetBlockList().Value.CommittedBlocks.Count() > 1);
    }

    [Fact]
    public void DryRun_SaysWhatWouldBeDone_AndDoesNothing()
    {
        _folder.File("music/a.wav", SongBytes.Wav(1));

        var run = Genre("upload", Music, "--dry-run", "--publisher", "acme");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal("upload     acme/a.wav", run.Lines[0]);
        Assert.Contains("1 would be uploaded, 0 already there", run.Lines[1], StringComparison.Ordinal);
        Assert.False(Client.Exists().Value);
    }

    [Fact]
    public void OneBadFile_DoesNotStopTheOthers()
    {
        // Opens, and fails at the first read, even for root.
        const string Unreadable = "/proc/self/mem";
        var good = _folder.File("good.wav", SongBytes.Wav(1));
        var pipe = Path.Combine(_folder.Path, "pipe.wav");
        ProgramRun.BytesFrom("mkfifo", pipe);
        var twin = _folder.File("elsewhere/good.wav", SongBytes.Wav(1, seed: 2));

        var run = Genre("upload", Unreadable, pipe, good, twin, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["failed", "failed", "uploaded", "failed"], Json(run, "status"));
        Assert.Equal(["good.wav"], Names());
        Assert.Contains($"'{pipe}' was not uploaded: it is a pipe or a device.", run.Errors, StringComparison.Ordinal);
        Assert.Contains($"'{twin}' was not uploaded: '{good}' has the same name in the storage, 'good.wav'.", run.Errors, StringComparison.Ordinal);
        Assert.Contains("1 uploaded, 0 already there, 3 failed", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void NameThatIsTooLong_IsToldForThatFile()
    {
        var deep = string.Concat(Enumerable.Repeat(new string('d', 200) + "/", 5));
        _folder.File($"music/{deep}{new string('s', 15)}.wav", SongBytes.Wav(1));
        _folder.File($"music/{deep}{new string('s', 16)}.wav", SongBytes.Wav(1));

        var run = Genre("upload", Music, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(["uploaded", "failed"], Json(run, "status"));
        Assert.Equal(1024, Assert.Single(Names()).Length);
        Assert.Contains("would have 1025 characters", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Sas_ThatPermitsReading_IsEnoughToSkip()
    {
        Client.Create();
        var song = _folder.File("song.wav", SongBytes.Wav(1));
        var sas = Sas(BlobContainerSasPermissions.Read | BlobContainerSasPermissions.Create | BlobContainerSasPermissions.Write);

        var first = ProgramRun.Genre("upload", song, "--to", sas);
        var second = ProgramRun.Genre("upload", song, "--to", sas);

        Assert.Equal((0, ""), (first.ExitCode, first.Errors));
        Assert.Contains("0 uploaded, 1 already there", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Sas_ThatPermitsOnlyWriting_UploadsAndSaysWhyNothingIsSkipped()
    {
        Client.Create();
        _folder.File("music/a.wav", SongBytes.Wav(1));
        _folder.File("music/b.wav", SongBytes.Wav(1, seed: 2));
        var sas = Sas(BlobContainerSasPermissions.Create | BlobContainerSasPermissions.Write);

        var run = ProgramRun.GenreWith(new Dictionary<string, string> { ["MUSIC_SAS"] = sas }, "upload", Music, "--to", "env:MUSIC_SAS");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("genre: The SAS does not permit to look at what is there already: everything is uploaded.\n", run.Errors);
        Assert.Equal(["a.wav", "b.wav"], Names());
    }

    [Fact]
    public void ConnectionStringWithASas_ThatMayNotMakeContainers_IsEnoughForOneThatIsThere()
    {
        Client.Create();
        var song = _folder.File("song.wav", SongBytes.Wav(1));
        var sas = storage.Blobs.GenerateAccountSasUri(
            AccountSasPermissions.Read | AccountSasPermissions.Write | AccountSasPermissions.Create, DateTimeOffset.UtcNow.AddHours(1), AccountSasResourceTypes.Object);

        var run = ProgramRun.Genre("upload", song, "--container", _container, "--to", $"BlobEndpoint={storage.Blobs.Uri};SharedAccessSignature={sas.Query[1..]}");

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Equal(["song.wav"], Names());
    }

    [Fact]
    public void Sas_ThatHasExpired_FailsEveryFile_AndIsNotRepeated()
    {
        Client.Create();
        var song = _folder.File("song.wav", SongBytes.Wav(1));
        var sas = Client.GenerateSasUri(new BlobSasBuilder(BlobContainerSasPermissions.All, DateTimeOffset.UtcNow.AddHours(-1)) { BlobContainerName = _container }).ToString();

        var run = ProgramRun.Genre("upload", song, "--to", sas, "--json");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains($"'{song}' was not uploaded: ", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("sig=", run.Errors + run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void StorageByEnvironment_IsTheDefault()
    {
        var song = _folder.File("song.wav", SongBytes.Wav(1));

        var without = ProgramRun.GenreWith(new Dictionary<string, string> { ["AUDIO_STORAGE"] = "" }, "upload", song);
        var with = Genre("upload", song);

        Assert.Equal((1, "genre: Say where to upload: with --to, or in the environment variable AUDIO_STORAGE.\n"), (without.ExitCode, without.Errors));
        Assert.Equal(0, with.ExitCode);
    }

    [Theory]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=testaccount;AccountKey=c2VjcmV0LXNlY3JldA==;BlobEndpoint=")]
    [InlineData("AccountName=testaccount;AccountKey=c2VjcmV0LXNlY3JldA==;Nonsense")]
    [InlineData("c2VjcmV0LXNlY3JldA==")]
    public void WrongConnectionString_IsOneSentence_ThatDoesNotRepeatIt(string wrong)
    {
        var song = _folder.File("song.wav", SongBytes.Wav(1));
        var to = wrong.EndsWith("BlobEndpoint=", StringComparison.Ordinal) ? wrong + storage.Blobs.Uri : wrong;

        var run = ProgramRun.Genre("upload", song, "--to", to);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.DoesNotContain("c2VjcmV0", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void StorageThatIsDown_IsOneSentence()
    {
        var song = _folder.File("song.wav", SongBytes.Wav(1));
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();

        var run = ProgramRun.Genre("upload", song, "--to", $"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;BlobEndpoint=http://127.0.0.1:{port}/a");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches($"^genre: Nothing can be uploaded to 127.0.0.1:{port}: the storage does not answer: [^\n]*\n$", run.Errors);
    }

    [Fact]
    public async Task CtrlC_WhileTheStorageIsSilent_EndsWith130()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var song = _folder.File("song.wav", SongBytes.Wav(1));
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        using var genre = ProgramRun.Start(null, "upload", song, "--to", $"http://127.0.0.1:{port}/account/audio?sv=2024-01-01&sr=c&sp=rcw&sig=abc");
        using var connection = await silent.AcceptTcpClientAsync();

        using var kill = Process.Start("kill", ["-INT", $"{genre.Id}"]);
        var errors = await genre.StandardError.ReadToEndAsync();
        await genre.WaitForExitAsync();

        Assert.Equal((130, "genre: Stopped.\n"), (genre.ExitCode, errors));
        Assert.StartsWith("0 uploaded, 0 already there, 0 failed", await genre.StandardOutput.ReadToEndAsync(), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private string Music => Path.Combine(_folder.Path, "music");

    private BlobContainerClient Client => storage.Blobs.GetBlobContainerClient(_container);

    private ProgramRun Genre(params string[] arguments) =>
        ProgramRun.GenreWith(new Dictionary<string, string> { ["AUDIO_STORAGE"] = storage.ConnectionString }, [.. arguments, "--container", _container]);

    private string Sas(BlobContainerSasPermissions permissions) => Client.GenerateSasUri(permissions, DateTimeOffset.UtcNow.AddHours(1)).ToString();

    private string[] Names() => [.. Client.GetBlobs().Select(blob => blob.Name).Order(StringComparer.Ordinal)];

    private BlobProperties Properties(string name) => Client.GetBlobClient(name).GetProperties().Value;

    private static string[] Json(ProgramRun run, string property) =>
        [.. run.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty(property).GetString()!)];
}
